import type { RetentionAnswers } from '@oc-stats/contract';
import type { Amount, Change } from '@oc-stats/retention';
import type { Comparison } from '../report.ts';
import { count, hours, text, type Cell, type Table } from '../table.ts';

const CHANGES: Readonly<Record<Change, string>> = {
  added: 'New since then',
  gone: 'Gone since then',
  'newly-watched': 'Watched for the first time',
  'watched-again': 'Stale then, and watched again',
  'newly-stale': 'Stale now, and not then',
  'newly-archived': 'Archived since then',
};

/** What has changed since an earlier inventory. */
export function comparisonTable(now: RetentionAnswers, then: Comparison): Table {
  const side = (label: string, part: 'inventory' | 'never' | 'watched'): Cell[] => [
    label,
    then[part].recordings,
    now[part].recordings,
    then[part].hours,
    now[part].hours,
    now[part].hours - then[part].hours,
  ];
  const changed = (label: string, part: Amount): Cell[] => [
    label,
    null,
    part.recordings,
    null,
    part.hours,
    null,
  ];
  return {
    name: 'comparison',
    caption: `Against the snapshot of ${then.asOf}`,
    columns: [
      text('Recordings'),
      count('Then'),
      count('Now'),
      hours('Hours then'),
      hours('Hours now'),
      hours('Change'),
    ],
    rows: [
      side('All', 'inventory'),
      side('Never watched', 'never'),
      side('Watched', 'watched'),
      ...(Object.keys(CHANGES) as Change[]).map((change) => changed(CHANGES[change], then.changes[change])),
    ],
  };
}
