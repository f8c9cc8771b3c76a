import type { RetentionScenario } from '@oc-stats/contract';
import type { Report } from '../report.ts';
import { count, day, hours, number, text, type Table } from '../table.ts';

/** The plans side by side, as they end. */
export function plansTable({ plans, scenarios }: Pick<Report, 'plans' | 'scenarios'>): Table {
  const hasCost = plans.some(({ prices }) => prices);
  return {
    name: 'plans',
    caption: 'The plans, in hours at their end',
    columns: [
      text('Plan'),
      text('First over'),
      ...(hasCost ? [number('Cost'), text('Currency')] : []),
      hours('Stored'),
      hours('Archived'),
      hours('Deleted'),
      hours('Created'),
    ],
    rows: scenarios.map(({ cost, firstMonthOver, months, name }, i) => {
      const end = months.at(-1);
      return [
        name,
        firstMonthOver ?? 'never',
        ...(hasCost ? [cost, plans[i]?.prices?.currency ?? ''] : []),
        end?.storedHours ?? null,
        end?.archivedHours ?? null,
        end?.deletedHours ?? null,
        end?.createdHours ?? null,
      ];
    }),
  };
}

/** Deleted and created count since the beginning, so that every month balances. */
export function monthsTable({ months, name }: RetentionScenario, file: string): Table {
  return {
    name: `months-${file}`,
    caption: `${name}, month by month`,
    columns: [
      day('Month'),
      hours('Stored'),
      hours('Archived'),
      hours('Deleted'),
      hours('Created'),
      count('Notified'),
      text('Over quota'),
    ],
    rows: months.map((month) => [
      month.month,
      month.storedHours,
      month.archivedHours,
      month.deletedHours,
      month.createdHours,
      month.notified,
      month.overQuota.join(', '),
    ]),
  };
}
