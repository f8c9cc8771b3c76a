import {
  addDays,
  bucketsIn,
  dayNumber,
  type DayRange,
  type Grain,
  type MatrixAnswer,
  type MetricId,
  type Provenance,
  type SegmentsAnswer,
  type TimelineAnswer,
  type TotalsAnswer,
} from '@oc-stats/contract';

/** Answers as a service would give them, made from numbers that look alike and are the same in every run. */

export const SOURCE: Provenance = {
  dayZone: 'Europe/Berlin',
  dataFrom: '2024-10-01',
  dataThrough: '2026-11-19',
  provisionalFrom: '2026-11-19',
  hidden: null,
  revision: 's17',
  asOf: '2026-11-20T07:40:00Z',
  definitions: '/api/v1/metrics',
};

export const LAST_90_DAYS: DayRange = { from: '2026-08-22', to: '2026-11-19' };

/** A small generator of its own: the pictures of the gallery must not change with the engine. */
export function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Plays of a course: a weekly lecture, a slow decay after it, quiet weekends. */
export function rhythm(range: DayRange, grain: Grain, height: number, seed: number): number[] {
  const random = noise(seed);
  return bucketsIn(range, grain).map((bucket) => {
    const weekday = (dayNumber(bucket) + 3) % 7;
    const week = grain === 'day' ? ([1, 0.8, 0.55, 0.4, 0.25, 0.1, 0.2][weekday] ?? 0) : 1;
    const term = 0.55 + 0.45 * Math.sin(dayNumber(bucket) / 29);
    return Math.round(height * week * term * (0.7 + 0.6 * random()));
  });
}

const SHARE: Record<MetricId, number> = { plays: 1, visitors: 0.72, finishes: 0.31 };

interface TimelineOptions {
  readonly range?: DayRange;
  readonly grain?: Grain;
  readonly metrics?: readonly MetricId[];
  readonly height?: number;
  readonly source?: Partial<Provenance>;
  readonly seed?: number;
}

export function timeline(options: TimelineOptions = {}): TimelineAnswer {
  const { range = LAST_90_DAYS, grain = 'day', metrics = ['plays', 'visitors', 'finishes'] } = options;
  const { height = 60, seed = 7 } = options;
  const source = { ...SOURCE, ...options.source };
  const buckets = bucketsIn(range, grain);
  const plays = rhythm(range, grain, height, seed);
  const series = metrics.map((metric) => ({
    metric,
    data: plays.map((value, i) => {
      const bucket = buckets[i] ?? '';
      const outside =
        bucket > (source.dataThrough ?? '') ||
        addDays(bucket, grain === 'day' ? 0 : 6) < (source.dataFrom ?? '');
      return outside ? null : Math.round(value * SHARE[metric]);
    }),
  }));
  const totals = Object.fromEntries(
    series.map(({ metric, data }) => [metric, data.reduce<number>((sum, value) => sum + (value ?? 0), 0)]),
  );
  return {
    scope: { type: 'series', id: 'a1' },
    range,
    grain,
    mode: 'delta',
    buckets,
    series,
    totals,
    before: Object.fromEntries(metrics.map((metric) => [metric, Math.round(900 * SHARE[metric])])),
    compare: null,
    ...source,
  };
}

export function compared(
  answer: TimelineAnswer,
  range: DayRange,
  kind: 'previous' | 'year' | 'term',
): TimelineAnswer {
  const other = timeline({
    range,
    grain: answer.grain,
    metrics: answer.series.map((series) => series.metric),
    height: 52,
    seed: 99,
  });
  const { buckets, series, totals, before } = other;
  const term = kind === 'term' ? { term: { id: 'ss25', title: 'SS 2025' } } : {};
  return { ...answer, compare: { kind, ...term, range, buckets, series, totals, before } };
}

export function cumulative(answer: TimelineAnswer): TimelineAnswer {
  const series = answer.series.map(({ metric, data }) => {
    let sum = answer.before[metric] ?? 0;
    return { metric, data: data.map((value) => (value === null ? null : (sum += value))) };
  });
  return { ...answer, mode: 'cumulative', series };
}

export const TITLES = [
  'Einführung in die Algorithmik',
  'Sortieren und Suchen',
  'Bäume, Halden und Graphen: eine sehr lange Überschrift, die nirgends ganz hineinpasst und trotzdem lesbar bleibt',
  '<img src=x onerror=alert(1)> & <b>fett</b>',
  'مقدمة في الخوارزميات والبيانات',
  'Sortieren und Suchen',
  '=HYPERLINK("http://example.org";"hier")',
  '👩🏽‍🔬 Labor 家族 𝒳',
] as const;

export function split(count: number, others: boolean): TimelineAnswer {
  const answer = timeline({
    metrics: ['plays'],
    grain: 'week',
    range: { from: '2026-06-01', to: '2026-11-19' },
  });
  const items = TITLES.slice(0, count).map((title, i) => ({ id: `e${i}`, title }));
  const series = items.map((item, i) => ({
    metric: 'plays' as const,
    item,
    data: rhythm(answer.range, 'week', 300 - 33 * i, 3 + i),
  }));
  const rest = { metric: 'plays' as const, item: null, data: rhythm(answer.range, 'week', 70, 50) };
  return { ...answer, series: others ? [...series, rest] : series };
}

export function totals(
  titles: readonly string[],
  metrics: readonly MetricId[],
  count = titles.length,
): TotalsAnswer {
  const random = noise(5);
  const plays = titles.map((_, i) => Math.round((1_500 / (i + 1)) * (0.8 + 0.4 * random())));
  return {
    scope: { type: 'series', id: 'a1' },
    range: LAST_90_DAYS,
    by: 'episode',
    order: 'plays',
    items: titles.map((title, i) => ({ id: `e${i}`, title, date: addDays('2026-04-13', 7 * i) })),
    columns: metrics.map((metric) => ({
      metric,
      data: plays.map((value) => Math.round(value * SHARE[metric])),
    })),
    count,
    next: null,
    ...SOURCE,
  };
}

export function matrix(episodes: number, range: DayRange, grain: Grain, gaps = false): MatrixAnswer {
  const buckets = bucketsIn(range, grain);
  const days = grain === 'day' ? 1 : grain === 'week' ? 7 : 30;
  const rows = Array.from({ length: episodes }, (_, i) => {
    const random = noise(i + 1);
    const first = Math.floor((i / episodes) * buckets.length * 0.8);
    return {
      id: `e${i}`,
      title: TITLES[i % TITLES.length] ?? '',
      date: addDays(range.from, first * days),
      data: buckets.map((_, c) => {
        if (gaps && c < first) return null;
        const age = ((c - first) * days) / 7;
        return age < 0 || random() < 0.25 ? 0 : Math.round((120 * random() ** 2) / (1 + age) + 3 * random());
      }),
    };
  });
  return { scope: { type: 'series', id: 'a1' }, range, grain, metric: 'visitors', buckets, rows, ...SOURCE };
}

/** A lecture that loses viewers at 3:15 and has one hard passage. */
export function lecture(duration: number, step: number, seed = 11): number[] {
  const random = noise(seed);
  return Array.from({ length: Math.ceil(duration / step) }, (_, i) => {
    const at = i * step;
    const level = at < 195 ? 0.95 - at / 4_000 : 0.68 - (at - 195) / (duration * 2.6);
    const hard = at >= 760 && at < 810 ? 0.62 : 0;
    const dull = at >= duration * 0.55 && at < duration * 0.6 ? -0.22 : 0;
    return Math.max(0, Math.round((level + hard + dull + 0.03 * random()) * 1_000) / 1_000);
  });
}

export function segments(
  options: { duration?: number; step?: number; siblings?: boolean } = {},
): SegmentsAnswer {
  const { duration = 2_700, step = 15, siblings = true } = options;
  const band = Array.from({ length: 100 }, (_, i) => 0.82 - i / 250);
  return {
    scope: { type: 'episode', id: 'e1' },
    range: LAST_90_DAYS,
    covered: LAST_90_DAYS,
    plays: 812,
    duration,
    step,
    data: lecture(duration, step),
    siblings: siblings
      ? { episodes: 12, median: band, lower: band.map((v) => v - 0.12), upper: band.map((v) => v + 0.1) }
      : null,
    ...SOURCE,
  };
}

export function seriesSegments(episodes: number): SegmentsAnswer {
  return {
    ...segments({ siblings: false }),
    scope: { type: 'series', id: 'a1' },
    plays: null,
    duration: null,
    step: null,
    data: [],
    episodes: Array.from({ length: episodes }, (_, i) => ({
      id: `e${i}`,
      title: TITLES[i % TITLES.length] ?? '',
      duration: 2_700,
      plays: 100 + i,
      data: lecture(2_700, 27, i + 1),
    })),
  };
}
