import { dayNumber } from '@oc-stats/contract';
import type { Detected } from '../detect/detection.ts';
import { is, type Blocks, type Select, type Source } from '../dialect/select.ts';
import { SECONDS_A_DAY } from '../dialect/time-limits.ts';
import { cellsOf } from '../reading/add-points.ts';
import type { Stretch } from '../reading/unrolled.ts';

/** Opencast was born in 2010; what lies before is looked for in one step. */
const EARLIEST = dayNumber('2010-01-01');
const WINDOW = 30;
const WINDOWS_AT_ONCE = 4;

/**
 * The first and the last day with a point. To ask for the first point at once would make InfluxDB open every shard for
 * every episode; time that holds no shards costs nothing, so the search goes through it in small steps.
 */
export async function findFirstDay(find: Find, today: number): Promise<number | null> {
  const windows: Stretch[] = [{ from: Number.NEGATIVE_INFINITY, to: EARLIEST - 1 }];
  for (let from = EARLIEST; from <= today; from += WINDOW) windows.push({ from, to: from + WINDOW - 1 });
  windows.push({ from: (windows.at(-1)?.to ?? today) + 1, to: Number.POSITIVE_INFINITY });
  for (let at = 0; at < windows.length; at += WINDOWS_AT_ONCE) {
    const days = await find('first', windows.slice(at, at + WINDOWS_AT_ONCE));
    const found = days.find((day) => day !== null);
    if (found !== undefined) return found;
  }
  return null;
}

export async function findLastDay(find: Find, today: number): Promise<number | null> {
  let window: Stretch = { from: today - 7, to: Number.POSITIVE_INFINITY };
  for (let width = WINDOW; ; width *= 2) {
    const [day = null] = await find('last', [window]);
    if (day !== null || window.from === Number.NEGATIVE_INFINITY) return day;
    const from = window.from - width;
    window = { from: from < EARLIEST ? Number.NEGATIVE_INFINITY : from, to: window.from - 1 };
  }
}

/** The first or last day with a point in each window. */
export type Find = (which: 'first' | 'last', windows: readonly Stretch[]) => Promise<(number | null)[]>;

export function findIn({ dialect, layout }: Detected, source: Source, organization: string): Find {
  return async (which, windows) => {
    const selects = windows.map(({ from, to }): Select => ({
      source,
      fields: Object.values(layout.fields).slice(0, 1),
      where: [is(layout.tags.organization, organization)],
      ...(Number.isFinite(from) ? { from } : {}),
      ...(Number.isFinite(to) ? { before: to + 1 } : {}),
      only: which,
    }));
    return (await dialect.select(selects)).map((blocks) => dayOf(blocks, which));
  };
}

function dayOf(blocks: Blocks, which: 'first' | 'last'): number | null {
  const days = blocks.flatMap((block) => {
    const timeOf = cellsOf(block)('time');
    return block.values.map((row) => Math.floor(Number(timeOf(row)) / SECONDS_A_DAY));
  });
  if (days.length === 0) return null;
  return which === 'first' ? Math.min(...days) : Math.max(...days);
}
