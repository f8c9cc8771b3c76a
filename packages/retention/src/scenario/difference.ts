import type { RetentionMonth as Month } from '@oc-stats/contract';
import { dayLabel, type Day } from '@oc-stats/contract';
import type { Columns } from './columns.ts';
import type { Played } from './simulate.ts';

/** What becomes of a recording in the end, when, and by which rule; `stored` is what happens to most. */
export interface Fate {
  readonly ends: 'stored' | 'stripped' | 'archived' | 'disabled' | 'unpublished' | 'deleted';
  readonly day: Day | null;
  readonly rule: string | null;
}

export interface Difference {
  /** By how much the second is above the first, in every month that both have. */
  readonly months: readonly (Pick<Month, 'month'> & Readonly<Record<Measure, number>>)[];
  readonly cost: number | null;
  readonly firstMonthOver: readonly [string | null, string | null];
  /** How recordings fare in the one and in the other, those of which nothing differs left out. */
  readonly moves: readonly {
    readonly from: Fate['ends'];
    readonly to: Fate['ends'];
    readonly recordings: number;
    readonly hours: number;
  }[];
  readonly recordings: readonly {
    readonly id: string;
    readonly hours: number;
    readonly from: Fate;
    readonly to: Fate;
  }[];
}

const MEASURES = [
  'storedHours',
  'stored',
  'archivedHours',
  'archived',
  'deletedHours',
  'deleted',
  'createdHours',
  'created',
  'notified',
] as const satisfies readonly (keyof Month)[];
type Measure = (typeof MEASURES)[number];

const STORED: Fate = { ends: 'stored', day: null, rule: null };
/** The further behind, the less is left. */
const ENDS = ['stored', 'stripped', 'archived', 'disabled', 'unpublished', 'deleted'] as const;

/** What a second plan does otherwise than a first one, with the same recordings. */
export function difference(columns: Columns, first: Played, second: Played): Difference {
  const [before, after] = [fatesOf(first), fatesOf(second)];
  const recordings: { id: string; hours: number; from: Fate; to: Fate }[] = [];
  const moves = new Map<
    string,
    { from: Fate['ends']; to: Fate['ends']; recordings: number; hours: number }
  >();
  for (let i = 0; i < columns.count; i++) {
    const [from, to] = [before.get(i) ?? STORED, after.get(i) ?? STORED];
    if (from.ends === to.ends && from.day === to.day) continue;
    const hours = columns.hours[i] ?? 0;
    recordings.push({ id: columns.id[i] ?? '', hours, from, to });
    const key = `${from.ends} ${to.ends}`;
    const move = moves.get(key) ?? { from: from.ends, to: to.ends, recordings: 0, hours: 0 };
    moves.set(key, { ...move, recordings: move.recordings + 1, hours: move.hours + hours });
  }
  const [a, b] = [first.scenario, second.scenario];
  const others = new Map(b.months.map((month) => [month.month, month]));
  return {
    months: a.months.flatMap((month) => {
      const other = others.get(month.month);
      return other ? [{ month: month.month, ...changes(month, other) }] : [];
    }),
    cost: a.cost === null || b.cost === null ? null : b.cost - a.cost,
    firstMonthOver: [a.firstMonthOver, b.firstMonthOver],
    moves: [...moves.values()].sort((one, other) => other.hours - one.hours),
    recordings: recordings.sort((one, other) => (one.id < other.id ? -1 : Number(one.id > other.id))),
  };
}

function changes(from: Month, to: Month): Record<Measure, number> {
  return Object.fromEntries(MEASURES.map((measure) => [measure, to[measure] - from[measure]])) as Record<
    Measure,
    number
  >;
}

function fatesOf({ actions }: Played): Map<number, Fate> {
  const fates = new Map<number, Fate>();
  for (const { done, recording, rule } of actions) {
    const ends = ENDED_BY[rule.action];
    const last = fates.get(recording) ?? STORED;
    if (ends && ENDS.indexOf(ends) > ENDS.indexOf(last.ends))
      fates.set(recording, { ends, day: dayLabel(done), rule: rule.name });
  }
  return fates;
}

const ENDED_BY = {
  notify: null,
  strip: 'stripped',
  archive: 'archived',
  disable: 'disabled',
  unpublish: 'unpublished',
  delete: 'deleted',
} as const;
