import type { University } from '@oc-stats/opencast/fake';
import type { DailyRow } from '@oc-stats/store';
import { demoPlays } from '../src/demo/demo-plays.ts';
import { SEED, THROUGH } from './tier.ts';

/** What opencast-matomo-adapter would have written: a point an event and day, at the time of day at which it ran. */
export function* influxLines(university: University): Generator<string[]> {
  for (const step of demoPlays(university, { seed: SEED, through: THROUGH })) {
    if (step.kind === 'daily') yield step.batch.rows.filter(({ plays }) => plays > 0).map(lineOf(university));
  }
}

function lineOf({ organization }: University): (row: DailyRow) => string {
  return ({ day, episode, finishes, plays, series, visitors }) => {
    const tags = `eventId=${tag(episode)},organizationId=${tag(organization.id)}${series === null ? '' : `,seriesId=${tag(series)}`}`;
    return `impressions_daily,${tags} finishes=${finishes}i,plays=${plays}i,visitors=${visitors}i ${Date.parse(day) / 1_000 + 11_851}`;
  };
}

/** In line protocol a comma, a space and an equals sign end a tag. */
function tag(value: string): string {
  return value.replace(/[,= ]/g, '\\$&');
}
