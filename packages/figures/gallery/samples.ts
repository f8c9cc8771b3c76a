import type { DayRange } from '@oc-stats/contract';
import { matrixFigure, segmentsFigure, timelineFigure, totalsFigure, type Figure } from '../src/index.ts';
import {
  compared,
  cumulative,
  LAST_90_DAYS,
  matrix,
  segments,
  seriesSegments,
  split,
  timeline,
  TITLES,
  totals,
} from './answers.ts';
import { RETENTION_SAMPLES } from './retention-samples.ts';

export interface Sample {
  readonly name: string;
  readonly figure: Figure;
  readonly width: number;
  readonly lang: 'en' | 'de';
}

const SUBJECT = 'Algorithmen und Datenstrukturen';
const TERM: DayRange = { from: '2026-04-13', to: '2026-07-26' };
const TERM_BEFORE: DayRange = { from: '2025-04-14', to: '2025-07-27' };
const NINETY_BEFORE: DayRange = { from: '2026-05-24', to: '2026-08-21' };
const FOUR_YEARS: DayRange = { from: '2022-11-20', to: '2026-11-19' };

function sample(name: string, figure: Figure, width = 800, lang: Sample['lang'] = 'en'): Sample {
  return { name, figure, width, lang };
}

const days = timelineFigure(timeline(), SUBJECT);
const oneMetric = timeline({ metrics: ['plays'] });
const bars = totalsFigure(totals(TITLES, ['plays', 'visitors', 'finishes'], 24), SUBJECT);
const weeks = matrixFigure(matrix(12, { from: '2026-04-13', to: '2026-11-15' }, 'week'), SUBJECT);
const curve = segmentsFigure(segments(), TITLES[0]);

/** Every kind of figure in every state that has to look right; each is a snapshot and a page of the property tests. */
export const SAMPLES: readonly Sample[] = [
  sample('lines-days', days),
  sample('lines-days-280', days, 280),
  sample('lines-days-1200', days, 1200, 'de'),
  sample('lines-one-metric', timelineFigure(oneMetric, SUBJECT)),
  sample('lines-comparison', timelineFigure(compared(oneMetric, NINETY_BEFORE, 'previous'), SUBJECT)),
  sample(
    'lines-comparison-280',
    timelineFigure(compared(oneMetric, NINETY_BEFORE, 'previous'), SUBJECT),
    280,
    'de',
  ),
  sample('lines-comparison-three', timelineFigure(compared(timeline(), NINETY_BEFORE, 'previous'), SUBJECT)),
  sample(
    'lines-term-weeks',
    timelineFigure(
      compared(timeline({ range: TERM, grain: 'week', height: 300 }), TERM_BEFORE, 'term'),
      SUBJECT,
    ),
    800,
    'de',
  ),
  sample(
    'lines-gap-before-counting',
    timelineFigure(timeline({ metrics: ['plays'], source: { dataFrom: '2026-10-12' } }), SUBJECT),
  ),
  sample(
    'lines-gap-after-data',
    timelineFigure(timeline({ range: { from: '2026-10-19', to: '2027-02-14' }, grain: 'week' }), SUBJECT),
  ),
  sample('lines-gaps-inside', timelineFigure(withHoles(), SUBJECT)),
  sample('lines-zero', timelineFigure(timeline({ height: 0 }), SUBJECT)),
  sample(
    'lines-single-bucket',
    timelineFigure(timeline({ range: { from: '2026-11-12', to: '2026-11-12' } }), SUBJECT),
  ),
  sample(
    'lines-two-buckets-280',
    timelineFigure(timeline({ range: { from: '2026-11-12', to: '2026-11-13' } }), SUBJECT),
    280,
  ),
  sample('lines-cumulative', timelineFigure(cumulative(timeline()), SUBJECT)),
  sample('lines-split-eight', timelineFigure(split(8, true), SUBJECT), 1000),
  sample('lines-split-eight-280', timelineFigure(split(8, true), SUBJECT), 280, 'de'),
  sample(
    'lines-months',
    timelineFigure(timeline({ range: FOUR_YEARS, grain: 'month', height: 9_000 }), SUBJECT),
    800,
    'de',
  ),
  sample(
    'lines-three-years-of-days',
    timelineFigure(
      timeline({ range: { from: '2023-11-20', to: '2026-11-19' }, height: 4_000 }),
      'Universität',
    ),
    1200,
  ),
  sample(
    'lines-leap-day',
    timelineFigure(
      timeline({ range: { from: '2024-02-26', to: '2024-03-03' }, source: { dataFrom: null } }),
      SUBJECT,
    ),
  ),
  sample(
    'lines-week-at-year-end',
    timelineFigure(timeline({ range: { from: '2025-12-17', to: '2026-01-20' }, grain: 'week' }), SUBJECT),
  ),
  sample('bars-hostile', bars),
  sample('bars-hostile-280', bars, 280, 'de'),
  sample('bars-one-metric-1200', totalsFigure(totals(TITLES.slice(0, 5), ['plays']), SUBJECT), 1200),
  sample('bars-single', totalsFigure(totals(TITLES.slice(0, 1), ['plays', 'visitors']), SUBJECT), 600),
  sample(
    'bars-many',
    totalsFigure(
      totals(
        Array.from({ length: 60 }, (_, i) => `Vorlesung ${i + 1}`),
        ['plays'],
      ),
      SUBJECT,
    ),
  ),
  sample('bars-gaps', totalsFigure(barsWithGaps(), SUBJECT), 600),
  sample('bars-empty', totalsFigure(totals([], ['plays']), SUBJECT)),
  sample('heat-weeks', weeks),
  sample('heat-weeks-280', weeks, 280, 'de'),
  sample('heat-days-gaps', matrixFigure(matrix(14, LAST_90_DAYS, 'day', true), SUBJECT), 1000),
  sample(
    'heat-200-rows-of-years',
    matrixFigure(matrix(200, { from: '2023-11-20', to: '2026-11-19' }, 'month'), SUBJECT),
  ),
  sample('heat-one-row', matrixFigure(matrix(1, LAST_90_DAYS, 'week'), SUBJECT), 600),
  sample('heat-positions', segmentsFigure(seriesSegments(9), SUBJECT), 800, 'de'),
  sample('curve-siblings', curve),
  sample('curve-280', curve, 280, 'de'),
  sample(
    'curve-alone-1200',
    segmentsFigure(segments({ siblings: false, duration: 5_400, step: 30 }), TITLES[4]),
    1200,
  ),
  sample(
    'curve-short',
    segmentsFigure(segments({ siblings: false, duration: 44, step: 15 }), TITLES[3]),
    500,
  ),
  sample('curve-gaps', segmentsFigure(curveWithGaps(), TITLES[1])),
  ...RETENTION_SAMPLES.map(([name, figure, width, lang]) => sample(name, figure, width, lang)),
];

function withHoles(): ReturnType<typeof timeline> {
  const answer = timeline({ range: { from: '2026-10-01', to: '2026-11-19' } });
  const holes = new Set([5, 6, 7, 20, 22]);
  const series = answer.series.map(({ metric, data }) => ({
    metric,
    data: data.map((value, i) => (holes.has(i) ? null : value)),
  }));
  return { ...answer, series, hidden: { below: 5, cells: 5 } };
}

/** A course in the middle of its term: two lectures were watched, one was not, the rest is still to come. */
function barsWithGaps(): ReturnType<typeof totals> {
  const answer = totals(TITLES.slice(0, 5), ['plays', 'visitors']);
  const columns = answer.columns.map(({ metric, data }) => ({
    metric,
    data: data.map((value, i) => (i < 2 ? value : i === 2 ? 0 : null)),
  }));
  return { ...answer, order: 'date', columns };
}

function curveWithGaps(): ReturnType<typeof segments> {
  const answer = segments({ siblings: false });
  return { ...answer, data: answer.data.map((rate, i) => (i > 60 && i < 80 ? null : rate)) };
}
