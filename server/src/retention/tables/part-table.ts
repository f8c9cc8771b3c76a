import type { Divided } from '@oc-stats/retention';
import type { Part } from '../parts.ts';
import { bytes, count, hours, share, text, type Cell, type Table } from '../table.ts';

/** Of every class the hours; what is new and what is older than counting is told apart in files only. */
export function partTable({ labels, name, rows }: Part, isLong: boolean): Table {
  return {
    name,
    caption: `By ${labels.join(' and ').toLowerCase()}, in hours`,
    columns: [
      ...labels.map(text),
      count('Recordings'),
      hours('Hours'),
      hours('Never'),
      share('Share never'),
      hours('Stale'),
      hours('Recent'),
      ...(isLong ? [hours('Undated'), hours('Of never: new'), hours('Of never: older than counting')] : []),
      bytes('Bytes'),
    ],
    rows: rows.map((row) => cellsOf(row, isLong)),
  };
}

function cellsOf({ classes, neverShare, total, values }: Divided, isLong: boolean): Cell[] {
  const { never, recent, stale, undated, unobserved } = classes;
  const young = classes.new.hours;
  return [
    ...values.map((value) => value || '(none)'),
    total.recordings,
    total.hours,
    never.hours + young + unobserved.hours,
    neverShare,
    stale.hours,
    recent.hours,
    ...(isLong ? [undated.hours, young, unobserved.hours] : []),
    total.bytes,
  ];
}
