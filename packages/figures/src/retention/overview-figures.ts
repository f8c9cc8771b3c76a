import { RETENTION_CLASSES, type RetentionOverview } from '@oc-stats/contract';
import { baseOf } from './base.ts';
import type { AgesFigure, Amount, GridFigure, Name, Stack, StacksFigure } from './figures.ts';

/** What the contract writes where nobody has named a source or a folder. */
const UNSPECIFIED = 'Unspecified';
const NO_FOLDER = '(no folder)';

export function stacksFigure(
  answer: RetentionOverview,
  by: StacksFigure['by'],
  subject: string,
): StacksFigure {
  const { asOf, classes, months, observedSince, timeZone, total } = answer;
  const parts = RETENTION_CLASSES.filter((part) => classes[part].recordings > 0);
  const items =
    by === 'source'
      ? answer.bySource.map((row): Stack => ({
          name: sourceName(row.value),
          opens: false,
          amounts: amounts(row),
        }))
      : answer.byFolder.map((row): Stack => ({
          name: folderName(row.value),
          opens: row.value !== '' && row.value !== NO_FOLDER,
          amounts: amounts(row),
        }));
  function amounts(row: Pick<RetentionOverview, 'classes'>): Amount[] {
    return parts.map((part) => row.classes[part]);
  }
  return {
    ...baseOf(subject, asOf, timeZone),
    kind: 'stacks',
    empty: items.length === 0 ? { code: 'nothing-there' } : null,
    by,
    months,
    parts,
    items,
    total,
    observedSince,
  };
}

export function gridFigure(answer: RetentionOverview, subject: string): GridFigure {
  const { folders, hours, neverHours, sources } = answer.matrix;
  return {
    ...baseOf(subject, answer.asOf, answer.timeZone),
    kind: 'grid',
    empty: folders.length === 0 ? { code: 'nothing-there' } : null,
    rows: sources.map(sourceName),
    columns: folders.map(folderName),
    hours,
    neverHours,
  };
}

export function agesFigure(answer: RetentionOverview, subject: string): AgesFigure {
  const older: Amount[] = [];
  let [hours, recordings] = [0, 0];
  for (const age of answer.ages.toReversed()) {
    hours += age.hours;
    recordings += age.recordings;
    older.push({ hours, recordings });
  }
  older.reverse();
  return {
    ...baseOf(subject, answer.asOf, answer.timeZone),
    kind: 'ages',
    empty: recordings === 0 ? { code: 'nothing-there' } : null,
    months: answer.months,
    older,
  };
}

function sourceName(value: string): Name {
  return value === UNSPECIFIED ? { placeholder: 'unspecified' } : value;
}

function folderName(value: string): Name {
  if (value === '') return { placeholder: 'here' };
  return value === NO_FOLDER ? { placeholder: 'none' } : value;
}
