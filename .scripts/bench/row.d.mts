export interface Row {
  readonly what: string;
  /** How it was measured, for whoever wants to doubt it. */
  readonly how: string;
  /** `ms`, `kB`, `MB`, `×`, or what is counted. */
  readonly unit: string;
  readonly samples: readonly number[];
  readonly of?: 'median' | 'p95' | 'max';
  readonly most?: number;
  readonly least?: number;
  /** Of what the number is made, such as the two sides of a ratio. */
  readonly detail?: string;
}

export interface Judged extends Row {
  readonly of: 'median' | 'p95' | 'max';
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** `null` where there is no budget. */
  readonly within: boolean | null;
}

export function printRow(row: Row): void;
export function judged(row: Row): Judged;
