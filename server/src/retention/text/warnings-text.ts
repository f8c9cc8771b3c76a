import { formatCount } from '../format.ts';
import type { WarningKind } from '../report.ts';
import { plain } from './plain.ts';

/** What is wrong, by kind: how often, and the first places. */
export function warningsText(kinds: readonly WarningKind[], file: string | null): string {
  const total = kinds.reduce((sum, { count }) => sum + count, 0);
  const lines = kinds.flatMap(({ code, count, first }) => [
    `  ${code}: ${formatCount(count)}`,
    ...first.map(({ file, line, message }) => {
      const place = line === null ? file : `${file}, line ${line}`;
      return `    ${plain(place)}: ${plain(message)}`;
    }),
  ]);
  const many = total === 1 ? 'One warning' : `${formatCount(total)} warnings`;
  const all = file === null ? 'all of them with --out DIR or --format json' : `all of them in ${file}`;
  return [`${many}; ${all}`, ...lines, ''].join('\n');
}
