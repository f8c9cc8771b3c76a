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
  /**
   * `open`: everybody may see everything. `token`: what a signed token says. `opencast`: what Opencast lets the person
   * do; a token is taken as well, and then counts alone.
   */
  readonly mode: 'open' | 'token' | 'opencast';
  /** Origins of pages that may read the answers; `*` is every page. */
  readonly origins: Origins;
  /** Origins of pages that may show the embed pages in a frame; absent: every page. */
  readonly embed?: Origins;
  /** Absent: nobody is held back. */
  readonly rateLimit?: RateLimitSettings;
  readonly token?: TokenSettings;
  readonly opencast?: OpencastAccessSettings;
}

export type Origins = '*' | readonly string[];

/** Questions of one token, or of the machines of one network. */
export interface RateLimitSettings {
  readonly perMinute: number;
  /** How many may come at once. */
  readonly burst: number;
}

export interface TokenSettings {
  /** Seconds that a token made over HTTP lasts at most; usually an hour. */
  readonly longest?: number;
}

export interface OpencastAccessSettings {
  /** What somebody must be allowed to do with an event or a series to see its numbers; usually `write`. */
  readonly action?: string;
  /** Who has this role sees the organisation, as administrators do. */
  readonly organizationRole?: string;
  /** Who has this role sees what is never watched and whose it is, as administrators do. */
  readonly retentionRole?: string;
  /** The cookie in which Opencast keeps its session; usually `JSESSIONID`. */
  readonly cookie?: string;
  readonly jwt?: JwtSettings;
}

/** Tokens of somebody else, such as an LMS, that say which roles a person has. One of the three says how to verify. */
export interface JwtSettings {
  readonly jwksUri?: string;
  readonly publicKey?: string;
  readonly secret?: string;
  /** The one algorithm that is taken; usually `RS256`, and `HS256` with a secret. */
  readonly algorithm?: string;
  readonly issuer?: string;
  readonly audience?: string;
  /** Where the roles stand: a name, or a path such as `realm_access.roles`; usually `roles`. */
  readonly rolesClaim?: string;
  /** Roles that begin with ROLE_ are Opencast's to give; they are dropped unless whoever signs may give them too. */
  readonly trustRoles?: boolean;
}

export interface PrivacySettings {
  /** Numbers behind which fewer people stand are withheld; 0 withholds none. */
  readonly minimumVisitors: number;
  /** For watch curves, which say more of each person; absent: 10, or as many as above where that is more. */
  readonly minimumForSegments?: number;
}

export const OPEN_SETTINGS: Settings = {
  version: '0.0.0',
  publicUrl: null,
  trustProxy: false,
  terms: [],
  access: { mode: 'open', origins: '*' },
  privacy: { minimumVisitors: 0 },
};
