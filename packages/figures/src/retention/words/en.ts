import type { RetentionClass } from '@oc-stats/contract';
import { plural } from '../../format/plural.ts';

/** Counts come along where they decide the plural. */
const months = (count: number) => plural('en', count, { one: '1 month', other: `${count} months` });

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
  action: {
    add: 'Add a rule',
    back: 'Discard the changes',
    down: 'Later',
    list: 'List of what happens',
    play: 'Play it through',
    remove: 'Remove',
    up: 'Earlier',
  },
  ages: {
    of: (count: number) => `last watched ${months(count)} ago or earlier`,
    half: (hours: string, count: number) => `half of them (${hours}) not for ${count} months`,
    months: 'months since the last view',
    sentence: (hours: string, share: string, count: number) =>
      `${hours} (${share} of what was ever watched) have not been watched for ${months(count)}`,
    title: 'How long ago the last view was',
    threshold: 'threshold',
  },
  asOf: (day: string) => `As of ${day}.`,
  balance: {
    archived: 'archived',
    created: 'made',
    deleted: 'deleted',
    end: (month: string, stored: string, archived: string, deleted: string) =>
      `by ${month}, ${stored} are stored, ${archived} archived and ${deleted} deleted`,
    meaning: {
      archived: 'Lies in a cheaper place and takes a while to be brought back. It can still be deleted.',
      deleted: 'Is gone, from the day on which nobody can bring it back any more.',
      stored: 'Can be watched, or is hidden but still takes its place.',
    },
    month: 'Month',
    notified: 'Owners told',
    over: 'over quota',
    overFrom: (month: string) => `the quota is first exceeded in ${month}`,
    overNever: 'no quota is exceeded',
    quota: { archived: 'quota, archived', created: 'quota, made in a year', stored: 'quota, stored' },
    stored: 'stored',
    title: (plan: string) => `What lies where: ${plan}`,
    cost: (amount: string) => `it costs ${amount}`,
  },
  class: CLASSES,
  difference: {
    apart: (month: string) => `The plans part in ${month}`,
    cheaper: (plan: string, amount: string) => `${plan} costs ${amount} less`,
    end: (month: string, more: string, fewer: string, hours: string) =>
      `by ${month}, ${more} stores ${hours} more than ${fewer}`,
    level: (month: string) => `in ${month} both store as much`,
    same: 'Both plans do the same',
    title: 'Two plans beside each other',
  },
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
    open: (name: string) => `Open ${name}`,
    others: (count: number) => plural('en', count, { one: 'one other', other: `${count} others` }),
    path: 'Where you are',
  },
  grid: {
    cell: (share: string) => `${share} never watched`,
    sentence: (source: string, folder: string, hours: string) =>
      `Most of what was never watched came by ${source} and lies in ${folder}: ${hours}`,
    none: 'All of this was watched',
    rest: 'the rest of the hours',
    title: 'Hours by source and folder',
  },
  hours: (text: string) => `${text} h`,
  hoursLabel: 'Hours',
  lab: {
    action: 'What happens',
    actions: {
      archive: 'archive',
      delete: 'delete',
      disable: 'no longer play',
      notify: 'tell the owner',
      strip: 'keep one rendition',
      unpublish: 'unpublish',
    },
    after: 'After',
    against: 'Compare with another plan',
    alone: 'Without the other plan',
    archivedHourYear: 'An archived hour, per year',
    cannotRead: 'The plan cannot be played through:',
    createdHour: 'An hour that is made',
    currency: 'Currency',
    day: 'Day of the month',
    fewer: 'Fewer views a year than',
    folder: 'Only in folders',
    form: 'As a form',
    how: 'How the plan is written',
    letter: (letter: string) => `Plan ${letter}`,
    other: (name: string) => `${name}, changed`,
    plans: 'Plans',
    ruleName: 'Name of the rule',
    spans: {
      day: (count: number) => plural('en', count, { one: '1 day', other: `${count} days` }),
      month: months,
      week: (count: number) => plural('en', count, { one: '1 week', other: `${count} weeks` }),
      year: (count: number) => plural('en', count, { one: '1 year', other: `${count} years` }),
    },
    usual: 'Archive, then delete',
    yearly: 'Or on days of the year (06-30; 12-31)',
    grace: 'Can be brought back for',
    horizon: 'Months to look ahead',
    intake: 'Made each year, as a share of last year (%)',
    listNote: 'The list names owners and their addresses. It is made when it is asked for, and kept nowhere.',
    name: 'Name of the plan',
    notFolder: 'Not in folders',
    notice: 'Owner is told before',
    notSource: 'Not from sources',
    prices: 'Prices',
    quota: {
      archived: 'Archived at most (hours)',
      created: 'Made in a year at most (hours)',
      stored: 'Stored at most (hours)',
    },
    quotas: 'Quotas',
    rest: 'This plan says more than the form shows; the text has all of it.',
    rule: (number: string) => `Rule ${number}`,
    rules: 'Rules',
    scope: 'To what it applies, and what comes around it',
    runs: 'When rules are looked at',
    since: 'Counted from',
    sinces: {
      archived: 'being archived',
      created: 'creation',
      disabled: 'being no longer playable',
      'last-view': 'the last view',
      notified: 'being told',
      stripped: 'being stripped',
      unpublished: 'being unpublished',
    },
    source: 'Only from sources',
    storedHourYear: 'A stored hour, per year',
    text: 'As text',
    title: 'What a plan would do',
    watched: 'Only if',
    watchedAny: 'watched or not',
    watchedEver: 'watched at least once',
    watchedNever: 'never watched',
    unit: { day: 'days', month: 'months', week: 'weeks', year: 'years' },
    units: 'Unit',
    year: 'Each year',
  },
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
    loading: 'Loading',
    months: 'Not watched for',
    total: (hours: string, recordings: string) => `${hours} in ${recordings}`,
  },
  recordings: (_count: number, text: string) =>
    plural('en', _count, { one: `${text} recording`, other: `${text} recordings` }),
  recordingsLabel: 'Recordings',
  source: { label: 'Source', unspecified: 'Unspecified' },
  stacks: {
    all: 'Everything here was watched in the last',
    sentence: (
      hours: string,
      never: string,
      neverShare: string,
      stale: string,
      staleShare: string,
      count: number,
    ) =>
      `Of ${hours}, ${never} (${neverShare}) were never watched and ${stale} (${staleShare}) not for ${months(count)}`,
    title: {
      folder: 'Watched and unwatched hours by folder',
      source: 'Watched and unwatched hours by source',
    },
    total: 'All',
  },
} as const;

/** The shape of a dictionary: the same groups and terms, any texts. */
export type RetentionWords = Dictionary<typeof words>;

type Dictionary<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...args: infer A) => string
      ? (...args: A) => string
      : Dictionary<T[K]>;
};
