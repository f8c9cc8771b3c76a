import { plural } from '../format/plural.ts';
import type { AxisWords } from './axis-words.ts';
import { axis } from './en-axis.ts';
import { error } from './en-errors.ts';

/**
 * Every word of the product that a reader sees (the long definitions of the metrics apart, which come later and lie in
 * `definitions/`). A term is a text or a function of formatted texts; a count comes along where it decides the plural.
 * Groups and terms are sorted. Other languages are typed by this file, so that a missing term fails the build.
 */
export const words = {
  action: {
    chart: 'Chart',
    close: 'Close',
    copied: 'Copied',
    copy: 'Copy',
    csv: 'CSV',
    definition: 'What is counted',
    download: 'Download',
    explore: 'Explore',
    exploreEnd: 'Stop exploring',
    more: 'More',
    next: 'Next',
    pan: 'Move',
    picture: 'Picture',
    png: 'PNG',
    previous: 'Previous',
    reset: 'Whole period',
    retry: 'Try again',
    save: 'Save',
    search: 'Search',
    settings: 'Settings',
    svg: 'SVG',
    table: 'Table',
    xlsx: 'XLSX',
    zoomIn: 'Closer',
    zoomOut: 'Farther',
  },
  aria: {
    chart: 'Chart',
    keys: 'Arrow keys move along the values, Home and End go to the first and last.',
    keysExplore:
      'Plus and minus zoom, Shift with the arrow keys moves, 0 shows everything, Escape ends exploring.',
    keysGrid: 'Arrow keys move through rows and columns, Home and End to the first and last of a row.',
    legend: 'Legend',
    menu: 'Files and pictures',
    selection: 'Period and detail',
    table: 'Table of the values',
    value: 'Value',
  },
  /** Where a bucket stands in a sentence. */
  at: {
    day: (bucket: string) => `on ${bucket}`,
    month: (bucket: string) => `in ${bucket}`,
    week: (bucket: string) => `in the ${bucket}`,
    year: (bucket: string) => `in ${bucket}`,
  },
  axis,
  /** What a number is compared with. */
  base: {
    days: (count: number, text: string) =>
      plural('en', count, { one: 'the day before', other: `the ${text} days before` }),
    term: (title: string) => `the same weeks of ${title}`,
    year: () => 'the same period a year before',
  },
  change: {
    common: 'comparing only what is known of both',
    less: (percent: string, base: string) => `${percent} less than ${base}`,
    more: (percent: string, base: string) => `${percent} more than ${base}`,
    none: (base: string) => `after none in ${base}`,
    same: (base: string) => `about as many as ${base}`,
    times: (factor: string, base: string) => `${factor} times as many as ${base}`,
    to: (base: string) => `compared with ${base}`,
  },
  compare: {
    label: 'Compare',
    none: 'no comparison',
    previous: 'period before',
    term: 'term',
    year: 'a year before',
  },
  counted: {
    finishes: (count: number, text: string) =>
      plural('en', count, { one: `${text} finished play`, other: `${text} finished plays` }),
    plays: (count: number, text: string) =>
      plural('en', count, { one: `${text} play`, other: `${text} plays` }),
    visitors: (count: number, text: string) =>
      plural('en', count, { one: `${text} visitor-day`, other: `${text} visitor-days` }),
  },
  /** Behind the "?" of a figure. */
  definition: {
    anonymous: 'Anonymous viewers',
    anonymousNo: 'not counted',
    anonymousYes: 'counted',
    days: 'Days counted',
    deduplication: 'Repeats',
    formula: 'Formula',
    source: 'Source',
    unavailable: 'The definitions cannot be loaded now.',
  },
  empty: {
    afterData: (day: string) => `Counts reach up to ${day}.`,
    beforeCounting: (day: string) => `Counting began on ${day}.`,
    noItems: 'Nothing to list here yet.',
    noPlays: 'No plays in this period.',
    nothingCounted: 'Nothing has been counted yet.',
    withheld: (below: string) =>
      `Withheld: fewer than ${below} people are behind these numbers, or they would give such numbers away.`,
  },
  error,
  face: {
    exploreFailed: 'The tools to explore cannot be loaded. The chart stays as it is.',
    exploring: 'Loading the tools to explore',
    exportFailed: 'This file cannot be made here. Try another format.',
    loading: 'Loading',
    stale: (time: string) => `As of ${time}`,
  },
  file: {
    about: 'About',
    asOf: 'As of',
    definitions: 'Definitions',
    hidden: 'Withheld weeks',
    notes: 'Note',
    range: 'Period',
    seconds: 's',
    source: 'Source',
    subject: 'About what',
    summary: 'Summary',
    title: 'Title',
    zone: 'Time zone of the days',
  },
  grain: {
    auto: 'automatic',
    day: 'day',
    label: 'Steps',
    month: 'month',
    week: 'week',
    year: 'year',
  },
  list: {
    all: 'All',
    and: (most: string, last: string) => `${most} and ${last}`,
    date: 'Date',
    episode: 'Episode',
    episodes: (count: number, text: string) =>
      plural('en', count, { one: `${text} episode`, other: `${text} episodes` }),
    episodesTitle: 'Episodes',
    noSeries: 'No series',
    organization: 'Organisation',
    others: 'all others',
    series: 'Series',
    seriesCount: (_count: number, text: string) => `${text} series`,
    showAll: (text: string) => `Show all ${text}`,
    top: 'Most played',
    untitled: 'Untitled',
  },
  metric: {
    finishes: 'finished',
    label: 'Numbers',
    plays: 'plays',
    rate: 'share of plays',
    visitors: 'visitor-days',
  },
  mode: {
    cumulative: 'running total',
    delta: 'per step',
    label: 'Show',
  },
  moment: {
    band: 'middle half of the other episodes',
    dip: 'watched less',
    leaving: 'most leave here',
    median: 'median of the other episodes',
    peak: 'watched more',
  },
  note: {
    asOf: (time: string, zone: string) => `As of ${time}. Days follow the clock of ${zone}.`,
    band: (_count: number, text: string) =>
      `The grey band holds the middle half of the ${text} other episodes of the series, its line the median.`,
    covered: (range: string) => `The source knows the watch curve only for ${range}.`,
    from: (day: string) => `Counted from ${day} on; earlier days are blank, not zero.`,
    gaps: 'Blank places were not counted; they are not zero.',
    hidden: (count: number, text: string, below: string) =>
      plural('en', count, {
        one: `${text} week is withheld: fewer than ${below} people are behind it, or it would give such a week away.`,
        other: `${text} weeks are withheld: fewer than ${below} people are behind each, or it would give such a week away.`,
      }),
    hiddenMarks: (below: string) =>
      `“< ${below}” stands for what is withheld as a whole, “≥” before a number that lacks a part.`,
    hiddenOfItems: (count: number, text: string, below: string) =>
      plural('en', count, {
        one: `${text} week of an episode or a series is withheld: fewer than ${below} people are behind it, or it would give such a week away.`,
        other: `${text} weeks of single episodes or series are withheld: fewer than ${below} people are behind each, or it would give such a week away.`,
      }),
    more: (shown: string, count: string) => `${shown} of ${count} are shown.`,
    partialBoth: 'The first and the last step lie only partly in the period.',
    partialFirst: 'The first step lies only partly in the period.',
    partialLast: 'The last step lies only partly in the period, or is not over yet.',
    provisional: (day: string) => `Values from ${day} on may still change.`,
    repeats: 'More than 100% means that a part is watched again.',
    through: (day: string) => `Counted up to ${day}; later days are blank, not zero.`,
    visitors:
      'A visitor-day is one visitor of one episode on one day; who comes on three days counts three times.',
  },
  period: {
    all: 'All time',
    between: (from: string, to: string) => `from ${from} to ${to}`,
    custom: 'From … to …',
    from: 'From',
    label: 'Period',
    last: (title: string) => `Last term: ${title}`,
    lastDays: (count: number, text: string) =>
      plural('en', count, { one: 'Last day', other: `Last ${text} days` }),
    lastMonths: (count: number, text: string) =>
      plural('en', count, { one: 'Last month', other: `Last ${text} months` }),
    lastYears: (count: number, text: string) =>
      plural('en', count, { one: 'Last year', other: `Last ${text} years` }),
    missing: 'Choose a first and a last day.',
    on: (day: string) => `on ${day}`,
    past: (_count: number, text: string) => `in the last ${text} days`,
    shown: (text: string) => `Now shown: ${text}.`,
    since: (day: string) => `since counting began on ${day}`,
    this: (title: string) => `This term: ${title}`,
    to: 'To',
    weekOf: (day: string) => `week of ${day}`,
  },
  script: {
    /** `ltr` or `rtl`: how the words of this file run, whatever the page around does. */
    direction: 'ltr',
  },
  sentence: {
    again: (from: string, to: string) => `${from} to ${to} is watched again more than any other part`,
    ahead: (title: string, text: string) => `ahead of ${title} with ${text}`,
    asShown: (text: string) => `${text}, as far as numbers are shown`,
    atLeast: (counted: string) => `at least ${counted}`,
    beyond: (share: string, time: string) => `${share} of plays go on beyond ${time}`,
    even: (share: string) => `each part was watched in ${share} of plays`,
    inAll: (counted: string, day: string) => `${counted} in all by ${day}`,
    leads: (title: string, counted: string) => `${title} leads with ${counted}`,
    leave: (time: string) => `more viewers leave at ${time} than anywhere else`,
    leaveMost: (time: string) => `most viewers leave at ${time}`,
    level: (title: string) => `level with ${title}`,
    middle: (middle: string, end: string) =>
      `half-way through, the median episode is watched by ${middle} of its plays; at the end by ${end}`,
    ofThem: (text: string, period: string) => `${text} of them ${period}`,
    peak: (at: string, text: string) => `with a peak of ${text} ${at}`,
    quote: (title: string) => `“${title}”`,
    soFar: 'so far',
    standsOut: (from: string, to: string) => `${from} to ${to} is watched more than the parts around it`,
    topCell: (title: string, at: string, counted: string) => `${title} stands out ${at} with ${counted}`,
  },
  theme: {
    auto: 'like the page',
    dark: 'dark',
    label: 'Theme',
    light: 'light',
  },
  title: {
    bars: {
      episode: (metrics: string) => `${metrics} by episode`,
      series: (metrics: string) => `${metrics} by series`,
    },
    cumulative: (metrics: string) => `${metrics}, running total`,
    curve: 'Watch curve',
    heat: (metric: string, grain: string) => `${metric} by episode and ${grain}`,
    lines: (metrics: string, grain: string) => `${metrics} per ${grain}`,
    positions: 'Watch curves of the episodes',
    top: {
      episode: (metric: string) => `Top episodes by ${metric}`,
      series: (metric: string) => `Top series by ${metric}`,
    },
  },
  unit: {
    atLeast: (text: string) => `≥ ${text}`,
    /** In place of a value behind which too few people are. */
    fewer: (below: string) => `< ${below}`,
    gap: 'not counted',
  },
} as const;

/** The shape of a dictionary: the same groups and terms, any texts. */
export type Words = Dictionary<Omit<typeof words, 'axis'>> & { readonly axis?: AxisWords };

type Dictionary<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...args: infer A) => string
      ? (...args: A) => string
      : Dictionary<T[K]>;
};
