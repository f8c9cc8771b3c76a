import { Hono } from 'hono';
import type { EpisodePlays, Plays, PlaysOf } from '@oc-stats/retention';
import type { StatsReader } from '@oc-stats/store';
import { askOwner } from '../service/ask-owner.ts';

type Asked = Pick<PlaysOf, 'asOf' | 'events'>;
type Row = readonly [id: string, views: number, viewers: number, yearViews: number, last: string];

interface Written extends Omit<Plays, 'episodes'> {
  readonly episodes: readonly Row[];
}

/** For a command that has no numbers because the service has them open. */
export function playsControl(reader: StatsReader, organization: string): Hono {
  return new Hono().post('/plays', async (c) => {
    const { episodePlays } = await import('@oc-stats/retention');
    const asked = await c.req.json<Asked>();
    const { episodes, ...plays } = await episodePlays(reader, { ...asked, organization }, c.req.raw.signal);
    const rows = Array.from(episodes, ([id, one]): Row => [
      id,
      one.views,
      one.viewers,
      one.yearViews,
      one.last,
    ]);
    return c.json({ ...plays, episodes: rows } satisfies Written);
  });
}

/** `null` when no service runs on this folder. */
export async function askPlays(folder: string, { asOf, events }: PlaysOf): Promise<Plays | null> {
  const asked: Asked = { asOf, events: events.map(({ id, seriesId }) => ({ id, seriesId })) };
  const written = await askOwner<Written>(folder, 'POST', '/plays', asked);
  if (!written) return null;
  const episodes = written.episodes.map(([id, views, viewers, yearViews, last]): [string, EpisodePlays] => [
    id,
    { views, viewers, yearViews, last },
  ]);
  return { ...written, episodes: new Map(episodes) };
}
