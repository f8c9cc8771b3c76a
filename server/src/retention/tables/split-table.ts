import type { RetentionAnswers } from '@oc-stats/contract';
import { shareOf } from '../format.ts';
import { bytes, count, hours, share, text, type Table } from '../table.ts';

const SPLITS = {
  bySource: { name: 'by-source', label: 'Stream source' },
  byRootFolder: { name: 'by-folder', label: 'Root folder' },
} as const;

export type SplitBy = keyof typeof SPLITS;

/** Never, stale and recent beside each other, for each of the given thresholds. */
export function splitTable(report: RetentionAnswers, by: SplitBy, thresholds: readonly number[]): Table {
  const { inventory, never, recent, stale } = report;
  const { label, name } = SPLITS[by];
  const many = thresholds.length > 1;
  const since = thresholds.flatMap((months) => {
    const suffix = many ? ` ${months} months` : '';
    return [
      { label: `Stale${suffix}`, amount: stale.find((one) => one.months === months) },
      { label: `Recent${suffix}`, amount: recent.find((one) => one.months === months) },
    ];
  });
  const ofSince = since.map(({ amount }) => hoursByValue(amount?.[by] ?? []));
  const neverBy = new Map(never[by].map((row) => [row.value, row]));
  return {
    name,
    caption: `By ${label.toLowerCase()}, in hours`,
    columns: [
      text(label),
      count('Recordings'),
      hours('Hours'),
      hours('Never'),
      share('Share never'),
      ...since.map(({ label }) => hours(label)),
      bytes('Bytes'),
    ],
    rows: inventory[by].map((row) => {
      const own = neverBy.get(row.value);
      return [
        row.value,
        row.recordings,
        row.hours,
        own?.hours ?? 0,
        shareOf(own?.hours ?? 0, row.hours),
        ...ofSince.map((values) => values.get(row.value) ?? 0),
        row.bytes,
      ];
    }),
    total: [
      'All',
      inventory.recordings,
      inventory.hours,
      never.hours,
      shareOf(never.hours, inventory.hours),
      ...since.map(({ amount }) => amount?.hours ?? 0),
      inventory.bytes,
    ],
  };
}

function hoursByValue(rows: readonly { readonly value: string; readonly hours: number }[]) {
  return new Map(rows.map(({ hours, value }) => [value, hours]));
}
