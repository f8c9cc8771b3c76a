import type { Report } from '../report.ts';
import { count, hours, text, type Table } from '../table.ts';

/** What becomes of recordings under each further plan that under the first one becomes something else. */
export function differencesTable({
  differences,
  scenarios,
}: Pick<Report, 'differences' | 'scenarios'>): Table {
  return {
    name: 'differences',
    caption: `What ends otherwise, or on another day, than with ${scenarios[0]?.name ?? ''}`,
    columns: [text('Plan'), text('There'), text('Here'), count('Recordings'), hours('Hours')],
    rows: differences.flatMap(({ moves, plan }) =>
      moves.map(({ from, hours, recordings, to }) => [plan, from, to, recordings, hours]),
    ),
  };
}
