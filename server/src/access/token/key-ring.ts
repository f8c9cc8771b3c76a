import type { KeyObject } from 'node:crypto';

export const ALGORITHMS = ['HS256', 'EdDSA', 'ES256'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

/** A key has one algorithm: what names another is refused before anything is computed. */
export interface Key {
  readonly id: string;
  readonly algorithm: Algorithm;
  readonly verify: KeyObject;
  /** `null`: somebody else signs with it. */
  readonly sign: KeyObject | null;
}

/** The keys of this service: one signs, all verify. */
export interface KeyRing {
  signing(): Promise<Key & { readonly sign: KeyObject }>;
  find(id: string): Promise<Key | null>;
}
