import type { RetentionClass } from '@oc-stats/contract';
import { plural } from '../../format/plural.ts';

/** Counts come along where they decide the plural. */
export const months = (count: number) => plural('en', count, { one: '1 month', other: `${count} months` });

const lastMonths = (count: number) => plural('en', count, { one: 'month', other: `${count} months` });

const CLASSES: Readonly<Record<RetentionClass, (count: number) => string>> = {
  recent: (count) => `watched in the last ${lastMonths(count)}`,
  stale: (count) => `not watched for ${months(count)}`,
  undated: () => 'watched, nobody knows when',
  new: (count) => `never watched, made in the last ${lastMonths(count)}`,
  unobserved: () => 'unknown: made before anybody counted',
  never: () => 'never watched',
};

const MEANINGS: Readonly<Record<RetentionClass, (count: number) => string>> = {
  recent: () => 'The last view was on the day of the threshold or later.',
  stale: () => 'There were views, the last of them before the day of the threshold.',
  undated: () => 'There were views or minutes, but the source does not say when.',
  new: () => 'No views, no minutes and no last view; but made after the day of the threshold.',
  unobserved: () => 'No view has been seen, but nobody counted when it was made.',
  never: () => 'No views, no minutes and no last view.',
};

/** Words of the figures about retention, and of the page around them. */
export const words = {
  ages: {
    of: (count: number) => `last watched ${months(count)} ago or earlier`,
    half: (hours: string, count: number) => `half of them (${hours}) not for ${count} months`,
    months: 'months since the last view',
    sentence: (hours: string, share: string, count: number) =>
      `${hours} (${share} of what was ever watched) have not been watched for ${months(count)}`,
    title: 'How many months ago the last view was',
  },
  asOf: (day: string) => `As of ${day}.`,
  class: CLASSES,
  empty: {
    folder: 'Nothing lies here.',
    inventory: 'The inventory is empty.',
    watched: 'Nothing of this was ever watched.',
  },
  folder: {
    all: 'All folders',
    choose: 'Look into …',
    here: 'directly in this folder',
    label: 'Folder',
    none: '(no folder)',
    others: (count: number) => plural('en', count, { one: 'one other', other: `${count} others` }),
    path: 'Where you are',
  },
  grid: {
    meaning: 'No views, no minutes and no last view; also what is young, or was made before anybody counted.',
    never: 'without a view so far',
    none: 'All of this was watched',
    rest: 'the rest of the hours',
    sentence: (source: string, folder: string, hours: string) =>
      `Most of what has no view so far came by ${source} and lies in ${folder}: ${hours}`,
    title: 'Hours by source and folder',
  },
  hours: (text: string) => `${text} h`,
  hoursLabel: 'Hours',
  meaning: MEANINGS,
  months,
  note: {
    assumption: 'Nobody knows what will be watched: it is assumed that nothing is.',
    hours: 'Hours are those of the recordings, however often they were watched.',
    observed: (day: string) =>
      `Views are counted since ${day}; of what is older nobody knows whether it was watched before.`,
    plan: 'Nothing is deleted, moved or sent by this.',
  },
  page: {
    asOf: 'As of',
    heading: 'Retention',
    months: 'Not watched for',
    total: (hours: string, recordings: string) => `${hours} in ${recordings}`,
  },
  recordings: (_count: number, text: string) =>
    plural('en', _count, { one: `${text} recording`, other: `${text} recordings` }),
  recordingsLabel: 'Recordings',
  source: { label: 'Source', unspecified: 'Unspecified' },
  stacks: {
    sentence: (
      hours: string,
      never: string,
      neverShare: string,
      stale: string,
      staleShare: string,
      count: number,
    ) =>
      `Of ${hours}, ${never} (${neverShare}) were never watched and ${stale} (${staleShare}) not for ${months(count)}`,
    unknown: (hours: string, share: string) => `of ${hours} (${share}) nobody knows`,
    title: {
      folder: 'Watched and unwatched hours by folder',
      source: 'Watched and unwatched hours by source',
    },
  },
} as const;

/** The shape of a dictionary: the same groups and terms, any texts. */
export type RetentionWords = Dictionary<typeof words>;

export type Dictionary<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...args: infer A) => string
      ? (...args: A) => string
      : Dictionary<T[K]>;
};
