import type { FileFormat, Scope } from '@oc-stats/contract';
import type { Catalog } from '@oc-stats/opencast';
import type { Body } from '../cache/body.ts';
import type { StatsAnswer } from '../questions/answer.ts';
import { momentOf } from '../questions/ask.ts';
import { keyOf, type Question } from '../questions/question.ts';
import type { Sources } from '../questions/sources.ts';
import type { Way } from '../questions/way.ts';
import { figureOf } from './figure.ts';
import { fileName } from './file-name.ts';
import { fileOf, type FileOptions } from './file.ts';

/** Asks, and makes a file of the answer; both are kept, since a picture in a page is fetched again and again. */
export async function askFile(
  way: Way,
  sources: Sources,
  question: Question,
  format: FileFormat,
  options: FileOptions,
): Promise<{ body: Body; name: string }> {
  const answer = JSON.parse((await way.ask(sources, question)).bytes.toString('utf8')) as StatsAnswer;
  const subject = subjectOf(question.scope, sources.catalog);
  const key = `${momentOf(sources)} ${format} ${keyOf(question)} ${JSON.stringify(options)}`;
  const body = await way.keep(key, () => fileOf(figureOf(question.kind, answer, subject), format, options));
  return { body, name: fileName(subject, question.kind, answer.range, format) };
}

function subjectOf({ type, id }: Scope, catalog: Catalog): string {
  if (type === 'organization') return catalog.organization.title;
  return (type === 'series' ? catalog.series(id) : catalog.episode(id))?.title ?? id;
}
