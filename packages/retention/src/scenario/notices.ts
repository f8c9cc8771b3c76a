import { dayLabel, type Day, type RetentionRule as Rule } from '@oc-stats/contract';
import type { Action } from './action.ts';
import type { Columns } from './columns.ts';

/** A letter to one owner: what will be done to which of their recordings, and from when on. */
export interface Notice {
  readonly owner: string;
  readonly address: string;
  /** When it is to be sent. */
  readonly day: Day;
  readonly action: Rule['action'];
  /** The first and the last day on which any of it is done. */
  readonly from: Day;
  readonly to: Day;
  readonly recordings: number;
  readonly hours: number;
  readonly titles: readonly string[];
  readonly ids: readonly string[];
}

/** What only the caller knows of recordings: columns carry what rules ask for, and nobody's address. */
export interface About {
  readonly addressOf: (recording: number) => string;
  readonly titleOf: (recording: number) => string;
}

/** One row for each owner, day and kind of action, in that order of days: the rows of a mail merge. */
export function notices(columns: Columns, actions: readonly Action[], about: About): Notice[] {
  const letters = new Map<string, Action[]>();
  const days = new Map<string, number>();
  for (const action of actions)
    for (const day of action.told) {
      const key = `${day} ${columns.creator[action.recording] ?? 0} ${action.rule.action}`;
      const letter = letters.get(key);
      if (letter) letter.push(action);
      else letters.set(key, [action]);
      days.set(key, day);
    }
  return [...letters]
    .map(([key, letter]) => noticeOf(columns, letter, days.get(key) ?? 0, about))
    .sort((a, b) => order(a.day, b.day) || order(a.owner, b.owner) || order(a.action, b.action));
}

function noticeOf(columns: Columns, letter: readonly Action[], day: number, about: About): Notice {
  const [first] = letter as [Action];
  const recordings = [...new Set(letter.map(({ recording }) => recording))].sort((a, b) =>
    order(columns.id[a] ?? '', columns.id[b] ?? ''),
  );
  const addresses = recordings.map(about.addressOf).filter((address) => address !== '');
  const done = letter.map((action) => action.done).sort((a, b) => a - b);
  return {
    owner: columns.creators[columns.creator[first.recording] ?? 0] ?? '',
    address: addresses[0] ?? '',
    day: dayLabel(day),
    action: first.rule.action,
    from: dayLabel(done[0] ?? day),
    to: dayLabel(done.at(-1) ?? day),
    recordings: recordings.length,
    hours: recordings.reduce((sum, recording) => sum + (columns.hours[recording] ?? 0), 0),
    titles: recordings.map(about.titleOf),
    ids: recordings.map((recording) => columns.id[recording] ?? ''),
  };
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
