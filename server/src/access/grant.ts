import type { DayRange, MetricId, Scope } from '@oc-stats/contract';
import type { Catalog } from '@oc-stats/opencast';

/** Who asks, and what may be seen: made once a request, before any route, and asked by every route. */
export interface Grant {
  /** Against whom requests are counted; `null`: against the address that they come from. */
  readonly subject: string | null;
  allows(scope: Scope, catalog: Catalog): boolean | Promise<boolean>;
  /** May see all there is, so that lists and what is kept of them need no looking through. */
  readonly whole: boolean;
  /** What may be seen as a catalogue of its own, where that can be told without asking about each item. */
  part?(catalog: Catalog): Catalog;
  /** Of whoever may see what their roles allow: what the catalogue knows of that, so that less has to be asked about. */
  readonly roles?: ReadonlySet<string>;
  /** Absent: all. */
  readonly metrics?: readonly MetricId[];
  /** Absent, or without an end: as far as there are numbers. */
  readonly days?: Partial<DayRange>;
  /** May see what is never watched, and the lists of it that name who owns it. */
  readonly retention?: boolean;
  /** May make tokens, and take back those that it made. */
  readonly mints?: Mint;
}

/** What a token that is made with this one may hold. */
export interface Mint {
  readonly jti: string;
  readonly scope: readonly string[];
  readonly metrics?: readonly MetricId[];
  readonly days?: Partial<DayRange>;
  readonly origins?: readonly string[];
  /** Seconds since 1970. */
  readonly expires: number;
}

export const EVERYTHING: Grant = { subject: null, whole: true, retention: true, allows: () => true };
