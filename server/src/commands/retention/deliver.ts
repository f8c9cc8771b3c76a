import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { RetentionWarning } from '@oc-stats/contract';
import { assumptions } from '../../retention/assumptions.ts';
import { csvFile } from '../../retention/files/csv-file.ts';
import { csvOf } from '../../retention/files/csv-tables.ts';
import type { Content, OutputFolder } from '../../retention/files/output-folder.ts';
import { workbookOf } from '../../retention/files/workbook-of.ts';
import { htmlReport } from '../../retention/html/html-report.ts';
import { jsonReport } from '../../retention/json-report.ts';
import type { Answered, Report } from '../../retention/report.ts';
import { reportTables } from '../../retention/report-tables.ts';
import { textReport } from '../../retention/text/text-report.ts';
import type { Host } from '../host.ts';
import { wrongUse } from './asked.ts';
import type { RetentionGiven } from './given.ts';

export type Warnings = () => AsyncIterable<readonly RetentionWarning[]>;

interface Where {
  readonly out: OutputFolder | null;
  readonly warnings: Warnings;
}

/** Tells programs: one document on the output, and the same in a file where there is a folder for it. */
export async function deliverJson(host: Host, answered: Answered, where: Where): Promise<void> {
  await writeWarnings(where);
  await where.out?.write('retention.json', jsonReport(answered, where.warnings()));
  await printed(host, jsonReport(answered, where.warnings()));
}

/** Tells people, in the chosen form: on the output, or in files where there is a folder for them. */
export async function deliver(
  host: Host,
  { format, table }: RetentionGiven,
  report: Report,
  where: Where,
): Promise<void> {
  const { out } = where;
  const warningsFile = await writeWarnings(where);
  const print = (content: Content) => printed(host, content);
  if (format === 'text') {
    const text = textReport(report, warningsFile);
    await out?.write('retention.txt', text);
    return print(text);
  }
  if (format === 'html') {
    const page = htmlReport(report);
    return void (out ? await out.write('retention.html', page) : await print(page));
  }
  const tables = reportTables(report);
  if (format === 'xlsx') {
    const book = workbookOf(tables, assumptions(report));
    return void (out ? await out.write('retention.xlsx', book) : await print(book));
  }
  const one = tables.find(({ name }) => name === table);
  if (table !== undefined) {
    const names = tables.map(({ name }) => name).join(', ');
    if (!one) throw wrongUse(`--table: there is no “${table}”. There are ${names}.`);
    await print(csvOf(one));
  }
  if (out) for (const each of tables) await out.write(`${each.name}.csv`, csvOf(each));
}

const WARNING_HEADING = ['file', 'line', 'code', 'message'];

async function writeWarnings({ out, warnings }: Where): Promise<string | null> {
  return (await out?.write('warnings.csv', csvFile(WARNING_HEADING, eachWarning(warnings())))) ?? null;
}

async function* eachWarning(pieces: ReturnType<Warnings>) {
  for await (const piece of pieces)
    for (const { code, file, line, message } of piece) yield [file, line, code, message];
}

/** Without getting ahead of whoever reads it, and who reads no further has enough. */
async function printed(host: Host, content: Content): Promise<void> {
  const parts = typeof content === 'string' || content instanceof Uint8Array ? [content] : content;
  try {
    await pipeline(Readable.from(parts, { objectMode: true }), host.stdout, { end: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}
