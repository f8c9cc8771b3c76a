import { addMonths } from '@oc-stats/contract';
import { assumptions } from '../assumptions.ts';
import { mainThreshold } from '../main-threshold.ts';
import type { Report } from '../report.ts';
import { sentence } from '../sentence.ts';
import { withoutUnknown, type Table } from '../table.ts';
import { archiveTable } from '../tables/archive-table.ts';
import { classesTable } from '../tables/classes-table.ts';
import { comparisonTable } from '../tables/comparison-table.ts';
import { differencesTable } from '../tables/differences-table.ts';
import { partTable } from '../tables/part-table.ts';
import { monthsTable, plansTable } from '../tables/scenario-tables.ts';
import { splitTable, type SplitBy } from '../tables/split-table.ts';
import { thresholdsTable } from '../tables/thresholds-table.ts';
import { watchedTable } from '../tables/watched-table.ts';
import { yearsTable } from '../tables/years-table.ts';
import { tellingMonths } from '../telling-months.ts';
import { plain } from './plain.ts';
import { textTable } from './text-table.ts';
import { warningsText } from './warnings-text.ts';

/** So many rows a person reads; files have them all. */
const MOST_ROWS = 15;

/** The whole answer as a person reads it in a terminal. */
export function textReport(report: Report, warningsFile: string | null): string {
  const { answers, archive, comparison, parts, scenarios, warnings } = report;
  const months = mainThreshold(answers);
  const since = `stale: no view since ${addMonths(answers.asOf, -months)}`;
  const split = (by: SplitBy) => {
    const table = splitTable(answers, by, [months]);
    return { ...table, caption: `${table.caption} (${since})` };
  };
  const tables = [
    classesTable(answers),
    thresholdsTable(answers),
    split('bySource'),
    split('byRootFolder'),
    watchedTable(answers, 'bySource'),
    ...parts.filter(({ isLong }) => !isLong).map((part) => partTable(part, false)),
    yearsTable(answers),
    ...(archive ? [archiveTable(archive)] : []),
    ...(comparison ? [comparisonTable(answers, comparison)] : []),
  ];
  const played = [
    ...(scenarios.length > 0 ? [plansTable(report)] : []),
    ...(report.differences.length > 0 ? [differencesTable(report)] : []),
    ...scenarios.map((scenario) => monthsTable(tellingMonths(scenario), '')),
  ];
  const lists = scenarios.flatMap(({ actionsFile, name }) =>
    actionsFile === null ? [] : [`${plain(name)}: every recording, its rule and day in ${actionsFile}\n`],
  );
  const assumed = assumptions(report).map(([name, said]) => `${wrapped(`${name}: ${said}.`, '  ')}\n`);
  return [
    `${wrapped(sentence(answers))}\n`,
    ...tables.map((table) => `${textTable(withoutUnknown(shortened(table)))}${rest(table)}`),
    ...played.map(textTable),
    ...(lists.length > 0 ? [lists.join('')] : []),
    assumed.join(''),
    ...(warnings.length > 0 ? [warningsText(warnings, warningsFile)] : []),
  ].join('\n');
}

function shortened(table: Table): Table {
  return { ...table, rows: table.rows.slice(0, MOST_ROWS) };
}

function rest({ rows }: Table): string {
  return rows.length > MOST_ROWS ? `… and ${rows.length - MOST_ROWS} more\n` : '';
}

function wrapped(text: string, indent = ''): string {
  const lines = [''];
  for (const word of plain(text).split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last.trim() !== '' && last.length + 1 + word.length > 80) lines.push(indent + word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines.join('\n');
}
