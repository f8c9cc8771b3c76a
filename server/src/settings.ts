import type { Term } from '@oc-stats/contract';

/** What the service needs to know beside its data; made from the configuration by whoever composes it. */
export interface Settings {
  readonly version: string;
  /** Where browsers reach the service; `null`: wherever the request came to. */
  readonly publicUrl: string | null;
  /** Whether `X-Forwarded-*` come from a proxy of ours, or from anybody. */
  readonly trustProxy: boolean;
  readonly terms: readonly Term[];
  readonly access: AccessSettings;
  readonly privacy: PrivacySettings;
}

export interface AccessSettings {
  /** Everybody may see everything; only while the service listens on loopback. */
  readonly mode: 'open';
  /** Origins of pages that may read the answers; `*` is every page. */
  readonly origins: '*' | readonly string[];
}

export interface PrivacySettings {
  /** Numbers behind which fewer people stand are withheld; 0 withholds none. */
  readonly minimumVisitors: number;
}

export const OPEN_SETTINGS: Settings = {
  version: '0.0.0',
  publicUrl: null,
  trustProxy: false,
  terms: [],
  access: { mode: 'open', origins: '*' },
  privacy: { minimumVisitors: 0 },
};
