import type { Day, RetentionClass, RetentionMonth } from '@oc-stats/contract';
import type { FurtherFigure } from '../figure.ts';

/** Of a part of an item: hours, and of how many recordings. */
export interface Amount {
  readonly hours: number;
  readonly recordings: number;
}

/** What was watched, and what was not, by source or by folder. */
export interface StacksFigure extends FurtherFigure {
  readonly kind: 'stacks';
  readonly by: 'source' | 'folder';
  /** The threshold between recent and stale. */
  readonly months: number;
  /** Those that there are, in their order. */
  readonly parts: readonly RetentionClass[];
  readonly items: readonly Stack[];
  readonly total: Amount;
  readonly observedSince: Day | null;
}

export interface Stack {
  /** As it is called where it comes from; untrusted text. */
  readonly name: Name;
  /** It can be looked into. */
  readonly opens: boolean;
  /** As `parts`. */
  readonly amounts: readonly Amount[];
}

/** What nobody has named is told in the reader's words. */
export type Name = string | { readonly placeholder: 'here' | 'none' | 'unspecified' };

/** Sources as rows, folders as columns. */
export interface GridFigure extends FurtherFigure {
  readonly kind: 'grid';
  readonly rows: readonly Name[];
  readonly columns: readonly Name[];
  readonly hours: readonly (readonly number[])[];
  readonly neverHours: readonly (readonly number[])[];
}

/** How much has not been watched for so many months or longer, for every number of months. */
export interface AgesFigure extends FurtherFigure {
  readonly kind: 'ages';
  readonly months: number;
  /** By months; what was ever watched comes first. */
  readonly older: readonly Amount[];
}

/** What lies where under a plan. */
export interface BalanceFigure extends FurtherFigure {
  readonly kind: 'balance';
  readonly course: Course;
  readonly quotas: { readonly stored?: number | undefined; readonly archived?: number | undefined };
  /** Nobody watches again what is there. */
  readonly unwatched: boolean;
}

/** A plan played through. */
export interface Course {
  readonly plan: string;
  readonly months: readonly RetentionMonth[];
  readonly firstMonthOver: string | null;
  readonly cost: { readonly amount: number; readonly currency: string } | null;
}

export interface DifferenceFigure extends FurtherFigure {
  readonly kind: 'difference';
  readonly courses: readonly [Course, Course];
}
