import type { Figure } from '../figure.ts';
import type { Language } from '../language.ts';
import { table } from '../read/table.ts';
import { about, type FileOptions } from './about.ts';
import { headingOf } from './csv.ts';
import { workbook } from './workbook.ts';

/** A workbook of two sheets: the table, and what it is about. */
export function xlsx(figure: Figure, language: Language, options: FileOptions = {}): Uint8Array<ArrayBuffer> {
  const { columns, rows } = table(figure, language);
  return workbook([
    {
      name: language.words.action.table,
      columns: columns.map((column, i) => ({
        heading: headingOf({ ...column, type: 'text' }, language),
        type: column.type,
        width: column.type === 'text' && i === 0 ? 44 : 16,
      })),
      rows,
    },
    {
      name: language.words.file.about,
      columns: [{ width: 26 }, { width: 110 }],
      rows: about(figure, language, options),
    },
  ]);
}
