import { escaped } from '../../http/page.ts';
import type { Scenarios } from '../report.ts';
import { tellingMonths } from '../telling-months.ts';
import { monthsTable } from '../tables/scenario-tables.ts';
import { columnsPicture } from './bars.ts';
import { htmlTable } from './html-table.ts';
import { foreign } from './text.ts';

const PARTS = ['stored', 'archived', 'deleted'] as const;

/** What becomes of everything under a plan: a picture, and every month in a table. */
export function scenarioSection(scenario: Scenarios[number]): string {
  const { actionsFile, firstMonthOver, months, name } = scenario;
  const over =
    firstMonthOver === null ? 'No quota is exceeded.' : `A quota is exceeded first in ${firstMonthOver}.`;
  const list =
    actionsFile === null ? '' : ` Every recording, its rule and its day are in ${foreign(actionsFile)}.`;
  const picture = columnsPicture(
    months.map(({ archivedHours, deletedHours, storedHours }) => [
      ['stored', storedHours],
      ['archived', archivedHours],
      ['deleted', deletedHours],
    ]),
    'Hours stored, archived and deleted at the end of each month',
  );
  const legend = PARTS.map(
    (part) =>
      `<li><svg class="key" viewBox="0 0 12 12" aria-hidden="true"><rect class="${part}" width="12" height="12"/></svg> ${part}</li>`,
  );
  return [
    `<section><h3>${foreign(name)}</h3>`,
    `<p>${escaped(over)}${list}</p>`,
    picture,
    `<ul class="legend">${legend.join('')}</ul>`,
    htmlTable(monthsTable(tellingMonths(scenario), '')),
    '</section>',
  ].join('\n');
}
