import type { Judgement } from '@oc-stats/resilience';
import { StoreError } from '@oc-stats/store';

/** What went wrong, for those who have to tell one from the other. */
export type FailureKind =
  | 'unreachable'
  | 'silent'
  | 'cut'
  | 'busy'
  | 'credentials'
  | 'forbidden'
  | 'no-influxdb'
  | 'garbage'
  | 'database'
  | 'policy'
  | 'layout'
  | 'too-large'
  | 'question';

/** A failure that counts against InfluxDB, or is its answer, with what may be done about it. */
export class InfluxFailure extends StoreError {
  readonly kind: FailureKind;
  readonly judgement: Judgement;
  readonly retryAfterMs: number | null;

  constructor(
    kind: FailureKind,
    message: string,
    { cause, retryAfterMs = null }: { readonly cause?: unknown; readonly retryAfterMs?: number | null } = {},
  ) {
    super('unavailable', message, { cause });
    this.kind = kind;
    this.judgement = JUDGEMENTS[kind];
    this.retryAfterMs = retryAfterMs;
  }
}

/** One that hangs is not asked again at once: the reader has waited long enough. */
const JUDGEMENTS: Readonly<Record<FailureKind, Judgement>> = {
  unreachable: 'retry',
  cut: 'retry',
  busy: 'retry',
  silent: 'down',
  garbage: 'down',
  credentials: 'answer',
  forbidden: 'answer',
  'no-influxdb': 'answer',
  database: 'answer',
  policy: 'answer',
  layout: 'answer',
  'too-large': 'answer',
  question: 'answer',
};
