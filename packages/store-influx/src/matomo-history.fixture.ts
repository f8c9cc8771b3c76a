import { escape } from '@influxdata/influxdb-client';

export const ORGANIZATION = 'mh_default_org';
export const SERIES = ['5b421e3c-56a5-4c9e-86cd-bedcfa739cfa', `o'Neill "S", a=b 🎓`];
export const FIRST = '2024-02-20';
export const LAST = '2024-06-30';

/** As opencast-matomo-adapter leaves it: any time of day, a day run twice, episodes that move or have no series. */
export function matomoLines(): string[] {
  const lines: string[] = [];
  const random = numbers();
  const episodes = [
    ...Array.from({ length: 9 }, (_, i) => `6d3004a3-a581-4fdd-9dab-00000000000${i}`),
    `it's, "x"=1 \\ 🎓`,
  ];
  for (let day = Date.parse(FIRST); day <= Date.parse(LAST); day += 86_400_000) {
    for (const [number, episode] of episodes.entries()) {
      const points = Math.floor(random() * 3);
      for (let i = 0; i < points; i++) {
        const moves = number === 3 && day > Date.parse('2024-04-01');
        const series = number % 4 === 2 ? null : (SERIES[(moves ? 1 : number) % 2] as string);
        const seconds = Math.floor(day / 1_000) + Math.floor(random() * 86_400);
        lines.push(impression(episode, series, ORGANIZATION, 1 + Math.floor(random() * 90), seconds));
      }
    }
    lines.push(impression(episodes[0] as string, SERIES[0] as string, 'another', 1_000, day / 1_000 + 60));
  }
  return lines;
}

export function impression(
  episode: string,
  series: string | null,
  organization: string,
  plays: number,
  seconds: number,
): string {
  const tags = [`eventId=${escape.tag(episode)}`, `organizationId=${escape.tag(organization)}`];
  if (series !== null) tags.push(`seriesId=${escape.tag(series)}`);
  const fields = `finishes=${Math.floor(plays / 3)}i,plays=${plays}i,visitors=${Math.ceil(plays * 0.8)}i`;
  return `impressions_daily,${tags.join(',')} ${fields} ${seconds}`;
}

export function segmentsLine(episode: string, organization: string, rows: unknown, seconds: number): string {
  const tags = `eventId=${escape.tag(episode)},organizationId=${escape.tag(organization)}`;
  return `segments_daily,${tags} segments=${escape.quoted(JSON.stringify(rows))} ${seconds}`;
}

/** The same numbers on every run: Park and Miller's generator. */
function numbers(): () => number {
  let state = 20_240_220;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
