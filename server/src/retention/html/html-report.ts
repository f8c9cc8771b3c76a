import { addMonths } from '@oc-stats/contract';
import { escaped } from '../../http/page.ts';
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
import { plansTable } from '../tables/scenario-tables.ts';
import { splitTable, type SplitBy } from '../tables/split-table.ts';
import { thresholdsTable } from '../tables/thresholds-table.ts';
import { watchedTable } from '../tables/watched-table.ts';
import { yearsTable } from '../tables/years-table.ts';
import { bar } from './bars.ts';
import { classBar, classLegend } from './classes.ts';
import { htmlTable } from './html-table.ts';
import { scenarioSection } from './scenario-section.ts';
import { STYLE } from './style.ts';
import { foreign } from './text.ts';
import { warningsSection } from './warnings-section.ts';

/** So many rows a person reads on a page; the workbook and the CSV files have all. */
const MOST_ROWS = 100;

/** One page that stands alone: no script, nothing fetched, to be sent, printed and kept. */
export function htmlReport(report: Report): string {
  const { answers, archive, comparison, origin, overview, parts, scenarios, warnings } = report;
  const months = mainThreshold(answers);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<link rel="icon" href="data:,">
<title>What is never watched, ${answers.asOf}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>What is never watched</h1>
<p class="about">As of ${answers.asOf}, ${escaped(answers.timeZone)}, from ${foreign(origin)}</p>
<p class="first">${escaped(sentence(answers))}</p>
${classBar(overview.classes, overview.total.hours).replace('<svg ', '<svg aria-hidden="true" ')}
${classLegend(overview)}
<p class="about">Recently: since ${addMonths(answers.asOf, -months)}, ${months} months. New: made since then.</p>
${told(classesTable(answers))}
<h2>When it was last watched</h2>
${told(thresholdsTable(answers))}
<h2>Where it comes from</h2>
${splitHtml(report, 'bySource', months)}
${told(watchedTable(answers, 'bySource'))}
<h2>Where it lies</h2>
${splitHtml(report, 'byRootFolder', months)}
${told(watchedTable(answers, 'byRootFolder'))}
${parts
  .filter(({ isLong }) => !isLong)
  .map((part) => told(partTable(part, false)))
  .join('\n')}
<h2>When it was made</h2>
${yearsHtml(report)}
${archive ? `<h2>What is archived already</h2>\n${told(archiveTable(archive))}` : ''}
${comparison ? `<h2>What has changed</h2>\n${told(comparisonTable(answers, comparison))}` : ''}
${scenarios.length > 0 ? `<h2>What plans would do</h2>\n${told(plansTable(report))}` : ''}
${report.differences.length > 0 ? told(differencesTable(report)) : ''}
${scenarios.map(scenarioSection).join('\n')}
<h2>What the numbers are</h2>
<dl>${assumptions(report)
    .map(([name, said]) => `<dt>${escaped(name)}</dt><dd>${foreign(said)}</dd>`)
    .join('\n')}</dl>
${warnings.length > 0 ? warningsSection(warnings) : ''}
</main>
</body>
</html>
`;
}

function told(table: Table, bars?: readonly string[]): string {
  const { caption, rows } = table;
  const more = rows.length > MOST_ROWS ? `; the first ${MOST_ROWS} of ${rows.length}` : '';
  return htmlTable(
    withoutUnknown({ ...table, caption: caption + more, rows: rows.slice(0, MOST_ROWS) }),
    bars,
  );
}

function splitHtml({ answers, overview }: Report, by: SplitBy, months: number): string {
  const groups = by === 'bySource' ? overview.bySource : overview.byFolder;
  const byValue = new Map(groups.map(({ classes, value }) => [value, classes]));
  const longest = Math.max(0, ...answers.inventory[by].map(({ hours }) => hours));
  const bars = answers.inventory[by].map(({ value }) => {
    const classes = byValue.get(value);
    return classes ? classBar(classes, longest) : '';
  });
  return told(splitTable(answers, by, [months]), bars);
}

function yearsHtml({ answers }: Report): string {
  const longest = Math.max(0, ...answers.createdByYear.map(({ hours }) => hours));
  const bars = answers.createdByYear.map(({ hours, watchedHours }) =>
    bar(
      [
        ['recent', watchedHours],
        ['never', hours - watchedHours],
      ],
      longest,
    ),
  );
  return told(yearsTable(answers), bars);
}
