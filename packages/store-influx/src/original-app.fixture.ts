import type { RealInflux } from './real-influx.fixture.ts';

/** What opencast-stats-app asks, word for word: https://github.com/walsidalw/opencast-stats-app, influxclient.py. */
export interface OriginalApp {
  views(tag: 'organizationId' | 'seriesId' | 'eventId', id: string): Promise<Map<string, DaySums>>;
  totals(seriesId: string): Promise<Map<string, DaySums>>;
  segments(eventId: string): Promise<unknown[] | null>;
}

export interface DaySums {
  readonly plays: number;
  readonly visitors: number;
  readonly finishes: number;
}

const SUMS = 'SELECT sum("finishes") AS "finishes", sum("plays") AS "plays", sum("visitors") AS "visitors"';

export function originalApp(
  influx: RealInflux,
  database: string,
  rp: string,
  organization: string,
): OriginalApp {
  const ask = async (text: string, val2: string) => {
    const [result] = await influx.query(text, { val1: organization, val2 }, database);
    return result?.series ?? [];
  };
  const sumsOf = (columns: readonly string[], row: readonly unknown[]): DaySums => {
    const cell = (name: string) => Number(row[columns.indexOf(name)] ?? 0);
    return { plays: cell('plays'), visitors: cell('visitors'), finishes: cell('finishes') };
  };

  return {
    async views(tag, id) {
      const text = `${SUMS} FROM "${rp}"."impressions_daily" WHERE "organizationId"=$val1 AND "${tag}"=$val2 GROUP BY time(1d) FILL(0)`;
      const series = await ask(text, id);
      return new Map(
        series.flatMap(({ columns, values }) =>
          values.map(
            (row) =>
              [new Date(Number(row[0]) * 1_000).toISOString().slice(0, 10), sumsOf(columns, row)] as const,
          ),
        ),
      );
    },

    async totals(seriesId) {
      const text = `${SUMS} FROM "${rp}"."impressions_daily" WHERE "organizationId"=$val1 AND "seriesId"=$val2 GROUP BY "eventId"`;
      const series = await ask(text, seriesId);
      return new Map(
        series.map(
          ({ tags, columns, values }) => [tags?.['eventId'] ?? '', sumsOf(columns, values[0] ?? [])] as const,
        ),
      );
    },

    async segments(eventId) {
      const text = `SELECT "segments" FROM "${rp}"."segments_daily" WHERE "organizationId"=$val1 AND "eventId"=$val2`;
      const [series] = await ask(text, eventId);
      const first = series?.values[0]?.[1];
      return typeof first === 'string' ? (JSON.parse(first) as unknown[]) : null;
    },
  };
}
