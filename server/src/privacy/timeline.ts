import type { ItemCurve, Timeline, TimelineQuery } from '@oc-stats/store';
import { curveOf, lineOf } from './line.ts';
import type { Moment } from './moment.ts';
import { rankingOf } from './ranking.ts';
import { cellsOfSubject, type ItemOf } from './subject.ts';

/** Curves of what is told, before the range as well as in it; the largest are those of which most is told. */
export async function timeline(moment: Moment, query: TimelineQuery): Promise<Timeline> {
  const { by, scope } = query;
  const calendar = await moment.calendar();
  const curve = async (item?: ItemOf) => {
    const line = lineOf(await cellsOfSubject(moment, scope, item), calendar, moment.least);
    return curveOf(line, query, calendar, moment.least);
  };
  if (!by) return curve();
  const ids = 'only' in by ? by.only : await largest(moment, query, by);
  const items = ids.map(async (id): Promise<ItemCurve> => ({ id, ...(await curve({ type: by.type, id })) }));
  return { ...(await curve()), items: await Promise.all(items) };
}

async function largest(
  moment: Moment,
  { scope, range, metrics }: TimelineQuery,
  { type, top }: { readonly type: 'series' | 'episode'; readonly top: number },
): Promise<readonly (string | null)[]> {
  const ranking = await rankingOf(moment, scope, type, range);
  return ranking.largest(metrics[0] ?? 'plays', top);
}
