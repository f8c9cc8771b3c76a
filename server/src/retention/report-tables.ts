import type { Report } from './report.ts';
import type { Table } from './table.ts';
import { agesTable } from './tables/ages-table.ts';
import { archiveTable } from './tables/archive-table.ts';
import { classesTable } from './tables/classes-table.ts';
import { comparisonTable } from './tables/comparison-table.ts';
import { differencesTable } from './tables/differences-table.ts';
import { matrixTable } from './tables/matrix-table.ts';
import { neverTable } from './tables/never-table.ts';
import { partTable } from './tables/part-table.ts';
import { percentWatchedTable } from './tables/percent-watched-table.ts';
import { monthsTable, plansTable } from './tables/scenario-tables.ts';
import { splitTable } from './tables/split-table.ts';
import { thresholdsTable } from './tables/thresholds-table.ts';
import { watchedTable } from './tables/watched-table.ts';
import { yearsBySourceTable, yearsTable } from './tables/years-table.ts';
import { planFileNames } from './files/plan-file-names.ts';

/** Every answer as a table, for files that have room for all of them. */
export function reportTables(report: Report): Table[] {
  const { answers, archive, comparison, overview, parts, percentWatched, scenarios } = report;
  const thresholds = answers.stale.map(({ months }) => months);
  const files = planFileNames(scenarios.map(({ name }) => name));
  return [
    classesTable(answers),
    thresholdsTable(answers),
    splitTable(answers, 'bySource', thresholds),
    splitTable(answers, 'byRootFolder', thresholds),
    neverTable(answers, 'bySource'),
    neverTable(answers, 'byRootFolder'),
    watchedTable(answers, 'bySource'),
    watchedTable(answers, 'byRootFolder'),
    percentWatchedTable(percentWatched),
    ...parts.map((part) => partTable(part, true)),
    matrixTable(overview),
    agesTable(overview),
    yearsTable(answers),
    yearsBySourceTable(answers),
    ...(archive ? [archiveTable(archive)] : []),
    ...(comparison ? [comparisonTable(answers, comparison)] : []),
    ...(scenarios.length > 0 ? [plansTable(report)] : []),
    ...(report.differences.length > 0 ? [differencesTable(report)] : []),
    ...scenarios.map((scenario, i) => monthsTable(scenario, files[i] ?? '')),
  ];
}
