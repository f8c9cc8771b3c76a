import {
  addDays,
  episodesOfPath,
  statsPath,
  type DayRange,
  type Parameters,
  type Question,
  type Scope,
} from '@oc-stats/contract';
import { THREE_YEARS, THROUGH, type Subjects } from './tier.ts';

export interface Widget {
  readonly what: string;
  /** How many times longer it may take with twenty times the data. */
  readonly most: number;
  /** What the element asks; another question in every round, so that no answer lies ready. */
  path(round: number): string;
}

const WIDGET = 2;
/** What ranks all episodes or series has to look at all of them. */
const TOP_LIST = 10;
const NINETY_DAYS: DayRange = { from: addDays(THROUGH, -89), to: THROUGH };

/** Everything that the elements ask, as they ask it, over three years unless something else is said. */
export function widgetsAbout({ series, episode }: Subjects): readonly Widget[] {
  const whole: Scope = { type: 'organization', id: 'me' };
  const some: Scope = { type: 'series', id: series };
  const one: Scope = { type: 'episode', id: episode };
  const ranked = { metrics: 'plays', order: 'plays', limit: 10 };
  const topList = { most: TOP_LIST };
  return [
    widget('<oc-timeline> of the organisation', whole, 'timeline'),
    widget('<oc-timeline series>', some, 'timeline'),
    widget('<oc-timeline episode>', one, 'timeline'),
    widget('<oc-totals series>', some, 'totals', { by: 'episode', order: 'date', limit: 20 }),
    widget('<oc-heatmap series>', some, 'matrix', { metric: 'visitors' }),
    widget('<oc-heatmap series columns="position">', some, 'segments'),
    widget('<oc-segments episode>', one, 'segments'),
    {
      what: '<oc-episodes series>',
      most: WIDGET,
      path: (round) => episodesOfPath(series, { limit: 20 + round }),
    },
    widget('<oc-totals> of the organisation', whole, 'totals', { by: 'series', limit: 20 }, topList),
    widget('<oc-top by="series">', whole, 'totals', { by: 'series', ...ranked }, topList),
    widget('<oc-top>', whole, 'totals', { by: 'episode', ...ranked }, topList),
    widget(
      '<oc-top> of 90 days',
      whole,
      'totals',
      { by: 'episode', ...ranked },
      { ...topList, range: NINETY_DAYS },
    ),
    widget('<oc-timeline by="series">', whole, 'timeline', { by: 'series', top: 5 }, topList),
    widget('<oc-timeline by="episode">', whole, 'timeline', { by: 'episode', top: 5 }, topList),
  ];
}

function widget(
  what: string,
  scope: Scope,
  question: Question,
  parameters: Parameters = {},
  { most = WIDGET, range = THREE_YEARS }: { most?: number; range?: DayRange } = {},
): Widget {
  return {
    what,
    most,
    path: (round) =>
      statsPath(scope, question, { from: addDays(range.from, round), to: range.to, ...parameters }),
  };
}
