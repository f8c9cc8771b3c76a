export const SCOPE_TYPES = ['organization', 'series', 'episode'] as const;
export type ScopeType = (typeof SCOPE_TYPES)[number];

/** What a question is about, as the browser names it. The service adds the organisation before a store sees it. */
export interface Scope {
  readonly type: ScopeType;
  readonly id: string;
}

/** `organization/me` is the configured organisation: a page need not know its identifier. */
export const OWN_ORGANIZATION = 'me';
/** Opencast identifiers are short; anything longer is not looked up at all. */
export const MAX_ID_LENGTH = 200;
/**
 * Stands in answers for "episodes without a series", so that the parts add up to the organisation. It has no title of
 * its own: whoever shows it uses the reader's language. It can be listed but not asked about.
 */
export const NO_SERIES = '-';
