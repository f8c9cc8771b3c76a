import { isFurther, type Figure } from '../figure.ts';
import { formatRange } from '../format/range.ts';
import { formatNumber } from '../format/number.ts';
import { formatTitle } from '../format/title.ts';
import type { Language } from '../language.ts';
import { asOf, notes } from '../read/notes.ts';
import { sentence } from '../read/sentence.ts';
import { title } from '../read/title.ts';

export interface FileOptions {
  /** Address of the service: makes the link to the definitions absolute and names the source. */
  readonly server?: string;
}

/** What a file must say besides its numbers, so that it can still be understood in a year: name and text, one line each. */
export function about(
  figure: Figure,
  language: Language,
  { server }: FileOptions,
): [name: string, text: string][] {
  const { file } = language.words;
  const { range, provenance } = figure;
  const { hidden } = provenance;
  if (isFurther(figure)) {
    return [
      [file.title, title(figure, language)],
      [file.subject, formatTitle(figure.subject, language)],
      [file.summary, sentence(figure, language)],
      [file.source, server ?? ''],
      ...notes(figure, language).map((note): [string, string] => [file.notes, note]),
    ];
  }
  const lines: [string, string][] = [
    [file.title, title(figure, language)],
    [file.subject, formatTitle(figure.subject, language)],
    [file.summary, sentence(figure, language)],
    [file.range, `${range.from} – ${range.to} (${formatRange(range.from, range.to, language)})`],
    [file.zone, provenance.dayZone],
    [file.source, [server, provenance.revision].filter(Boolean).join(', ')],
    [file.asOf, `${provenance.asOf} (${asOf(figure, language)})`],
    [file.definitions, absolute(provenance.definitions, server)],
    ...notes(figure, language).map((note): [string, string] => [file.notes, note]),
  ];
  if (hidden && hidden.cells > 0) {
    lines.push([
      file.hidden,
      `${formatNumber(hidden.cells, language)} (< ${formatNumber(hidden.below, language)})`,
    ]);
  }
  return lines;
}

function absolute(path: string, server: string | undefined): string {
  return server !== undefined && path.startsWith('/') ? server.replace(/\/+$/, '') + path : path;
}
