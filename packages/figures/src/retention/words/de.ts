import type { RetentionClass } from '@oc-stats/contract';
import { plural } from '../../format/plural.ts';
import type { RetentionWords } from './en.ts';

const months = (count: number) => plural('de', count, { one: '1 Monat', other: `${count} Monate` });
const dative = (count: number) => plural('de', count, { one: 'einem Monat', other: `${count} Monaten` });

const CLASSES: Readonly<Record<RetentionClass, (count: number) => string>> = {
  recent: (count) => `angesehen in den letzten ${dative(count)}`,
  stale: (count) => `seit ${dative(count)} nicht angesehen`,
  undated: () => 'angesehen, niemand weiß wann',
  new: (count) => `nie angesehen, entstanden in den letzten ${dative(count)}`,
  unobserved: () => 'unbekannt: entstanden, bevor gezählt wurde',
  never: () => 'nie angesehen',
};

const MEANINGS: Readonly<Record<RetentionClass, (count: number) => string>> = {
  recent: () => 'Zuletzt am Tag der Schwelle oder danach angesehen.',
  stale: () => 'Es gab Aufrufe, den letzten davon vor dem Tag der Schwelle.',
  undated: () => 'Es gab Aufrufe oder Minuten, aber die Quelle sagt nicht, wann.',
  new: () => 'Keine Aufrufe, keine Minuten, kein letzter Aufruf; aber entstanden nach dem Tag der Schwelle.',
  unobserved: () => 'Kein Aufruf ist bekannt, aber als die Aufzeichnung entstand, hat niemand gezählt.',
  never: () => 'Keine Aufrufe, keine Minuten, kein letzter Aufruf.',
};

export const words: RetentionWords = {
  ages: {
    of: (count) => `zuletzt vor ${dative(count)} oder früher angesehen`,
    half: (hours, count) => `die Hälfte davon (${hours}) seit ${dative(count)} nicht`,
    months: 'Monate seit dem letzten Aufruf',
    sentence: (hours, share, count) =>
      `${hours} (${share} von allem, was je angesehen wurde) sind seit ${dative(count)} nicht angesehen worden`,
    title: 'Wie viele Monate der letzte Aufruf her ist',
  },
  asOf: (day) => `Stand ${day}.`,
  class: CLASSES,
  empty: {
    folder: 'Hier liegt nichts.',
    inventory: 'Das Inventar ist leer.',
    watched: 'Nichts davon wurde je angesehen.',
  },
  folder: {
    all: 'Alle Ordner',
    choose: 'Hineinsehen …',
    here: 'direkt in diesem Ordner',
    label: 'Ordner',
    none: '(kein Ordner)',
    others: (count) => plural('de', count, { one: 'ein anderer', other: `${count} andere` }),
    path: 'Wo Sie sind',
  },
  grid: {
    meaning:
      'Keine Aufrufe, keine Minuten, kein letzter Aufruf; auch was jung ist oder entstand, bevor gezählt wurde.',
    never: 'bisher ohne Aufruf',
    none: 'Alles davon wurde angesehen',
    rest: 'die übrigen Stunden',
    sentence: (source, folder, hours) =>
      `Das meiste, was bisher keinen Aufruf hat, kam über ${source} und liegt in ${folder}: ${hours}`,
    title: 'Stunden nach Quelle und Ordner',
  },
  hours: (text) => `${text} h`,
  hoursLabel: 'Stunden',
  meaning: MEANINGS,
  months,
  note: {
    assumption: 'Was noch angesehen wird, weiß niemand: Angenommen ist, dass es nichts ist.',
    hours: 'Gemeint ist die Länge der Aufzeichnungen, wie oft auch immer sie angesehen wurden.',
    observed: (day) => `Aufrufe werden seit ${day} gezählt; ob Älteres vorher angesehen wurde, weiß niemand.`,
    plan: 'Hierdurch wird nichts gelöscht, verschoben oder verschickt.',
  },
  page: {
    asOf: 'Stand',
    heading: 'Aufbewahrung',
    months: 'Nicht angesehen seit',
    total: (hours, recordings) => `${hours} in ${recordings}`,
  },
  recordings: (count, text) =>
    plural('de', count, { one: `${text} Aufzeichnung`, other: `${text} Aufzeichnungen` }),
  recordingsLabel: 'Aufzeichnungen',
  source: { label: 'Quelle', unspecified: 'Ohne Angabe' },
  stacks: {
    sentence: (hours, never, neverShare, stale, staleShare, count) =>
      `Von ${hours} wurden ${never} (${neverShare}) nie angesehen und ${stale} (${staleShare}) seit ${dative(count)} nicht`,
    unknown: (hours, share) => `von ${hours} (${share}) weiß es niemand`,
    title: {
      folder: 'Angesehene und nicht angesehene Stunden nach Ordner',
      source: 'Angesehene und nicht angesehene Stunden nach Quelle',
    },
  },
};
