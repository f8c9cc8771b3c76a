import type { RetentionWarning } from '@oc-stats/contract';
import { count, text, type Table } from '../table.ts';

export function warningsTable(warnings: readonly RetentionWarning[]): Table {
  return {
    name: 'warnings',
    caption: 'What is wrong with the reports',
    columns: [text('File'), count('Line'), text('Code'), text('Message')],
    rows: warnings.map(({ code, file, line, message }) => [file, line, code, message]),
  };
}
