import { escaped } from '../../http/page.ts';
import { formatCount } from '../format.ts';
import type { WarningKind } from '../report.ts';
import { foreign } from './text.ts';

/** What is wrong with the reports, by kind: how often, and the first places. */
export function warningsSection(kinds: readonly WarningKind[]): string {
  const items = kinds.map(({ code, count, first }) => {
    const places = first.map(({ file, line, message }) => {
      const place = line === null ? file : `${file}, line ${line}`;
      return `<li>${foreign(place)}: ${foreign(message)}</li>`;
    });
    return `<dt>${escaped(code)}: ${formatCount(count)}</dt><dd><ul>${places.join('')}</ul></dd>`;
  });
  return `<h2>What is wrong with the reports</h2>\n<dl>${items.join('\n')}</dl>`;
}
