import { dayNumber } from '@oc-stats/contract';
import { sheetNames } from './sheet-names.ts';
import { escapeXml } from './xml.ts';
import { zip, type Deflate } from './zip.ts';

export interface SheetColumn {
  /** Of columns without headings the first says what the others are about. */
  readonly heading?: string;
  /** Of a `decimal` one digit behind the point is shown. */
  readonly type?: 'text' | 'day' | 'number' | 'decimal' | 'share' | 'time';
  /** In letters. */
  readonly width: number;
}

/** `day` cells are day labels, `share` cells fractions, `time` cells seconds. */
export type SheetCell = string | number | null;

export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetCell[])[];
}

/**
 * A workbook. Text is text by its cell type, so that nothing in a title can become a formula; days, shares and times are
 * numbers with a format, so that they can be reckoned with.
 */
export function workbook(sheets: readonly Sheet[], deflate?: Deflate): Uint8Array<ArrayBuffer> {
  const files: [path: string, text: string][] = [
    ['[Content_Types].xml', contentTypes(sheets.length)],
    ['_rels/.rels', ROOT],
    ['xl/workbook.xml', contents(sheetNames(sheets.map(({ name }) => name)))],
    ['xl/_rels/workbook.xml.rels', parts(sheets.length)],
    ['xl/styles.xml', STYLES],
    ...sheets.map((sheet, i): [string, string] => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet)]),
  ];
  return zip(files, deflate);
}

/** Places in `cellXfs` below. */
const STYLE = { plain: 0, bold: 1, number: 2, share: 3, day: 4, time: 5, decimal: 6 } as const;
const LONGEST_TEXT = 32_767;
/** Excel counts days from the end of 1899, and wrongly before March 1900. */
const DAY_ZERO = 25_569;
const FIRST_RIGHT_DAY = 61;

type Written = (reference: string) => string;

function text(value: string, style: number = STYLE.plain): Written {
  // Excel reads _x000A_ as a sign of that number, unless its own underscore is written so.
  const safe = escapeXml(value.slice(0, LONGEST_TEXT).replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_'));
  return (at) => `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${safe}</t></is></c>`;
}

function number(value: number, style: number): Written {
  return (at) => `<c r="${at}" s="${style}"><v>${value}</v></c>`;
}

function valueOf(cell: SheetCell, type: SheetColumn['type']): Written | null {
  if (cell === null) return null;
  if (typeof cell === 'string') {
    const serial = type === 'day' ? dayNumber(cell) + DAY_ZERO : NaN;
    return serial >= FIRST_RIGHT_DAY ? number(serial, STYLE.day) : text(cell);
  }
  if (type === 'time') return number(cell / 86_400, STYLE.time);
  return number(cell, type === 'share' || type === 'decimal' ? STYLE[type] : STYLE.number);
}

function sheetXml({ columns, rows }: Sheet): string {
  const headed = columns.some(({ heading }) => heading !== undefined);
  const heading = columns.map(({ heading }) => text(heading ?? '', STYLE.bold));
  const values = rows.map((row) =>
    row.map((cell, i) =>
      !headed && i === 0 && typeof cell === 'string'
        ? text(cell, STYLE.bold)
        : valueOf(cell, columns[i]?.type),
    ),
  );
  const widths = columns.map(
    ({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  );
  const pane = headed ? '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' : '';
  const lines = (headed ? [heading, ...values] : values).map((row, r) => {
    const cells = row.map((cell, c) => cell?.(`${letters(c)}${r + 1}`) ?? '');
    return `<row r="${r + 1}">${cells.join('')}</row>`;
  });
  return part(
    `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>` +
      `<cols>${widths.join('')}</cols><sheetData>${lines.join('')}</sheetData></worksheet>`,
  );
}

/** 0 is A, 26 is AA. */
function letters(column: number): string {
  const before = column >= 26 ? letters(Math.floor(column / 26) - 1) : '';
  return before + String.fromCharCode(65 + (column % 26));
}

function part(content: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}`;
}

const FORMATS = 'http://schemas.openxmlformats.org';
const MAIN = `${FORMATS}/spreadsheetml/2006/main`;
const RELATIONS = `${FORMATS}/officeDocument/2006/relationships`;
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function contentTypes(sheets: number): string {
  return part(
    `<Types xmlns="${FORMATS}/package/2006/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      `<Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/>` +
      `<Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/>` +
      Array.from(
        { length: sheets },
        (_, i) =>
          `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>`,
      ).join('') +
      '</Types>',
  );
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const all = targets.map(
    ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  );
  return part(`<Relationships xmlns="${FORMATS}/package/2006/relationships">${all.join('')}</Relationships>`);
}

const ROOT = relations([['officeDocument', 'xl/workbook.xml']]);

function parts(sheets: number): string {
  return relations([
    ...Array.from({ length: sheets }, (_, i): [string, string] => [
      'worksheet',
      `worksheets/sheet${i + 1}.xml`,
    ]),
    ['styles', 'styles.xml'],
  ]);
}

function contents(names: readonly string[]): string {
  const sheets = names.map(
    (name, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  return part(
    `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><bookViews><workbookView/></bookViews><sheets>${sheets.join('')}</sheets></workbook>`,
  );
}

const STYLES = part(
  `<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="0.0%"/>` +
    '<numFmt numFmtId="165" formatCode="#,##0.0"/></numFmts>' +
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>' +
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
    '<fills count="2"><fill><patternFill patternType="none"/></fill>' +
    '<fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    `<cellXfs count="7">${[0, 0, 3, 164, 14, 46, 165].map(styled).join('')}</cellXfs>` +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
);

/** 3, 14 and 46 are built in: grouped whole numbers, the reader's own short date, and [h]:mm:ss. */
function styled(format: number, place: number): string {
  const font = place === STYLE.bold ? 1 : 0;
  return (
    `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0"` +
    `${format === 0 ? '' : ' applyNumberFormat="1"'}${font === 0 ? '' : ' applyFont="1"'}/>`
  );
}
