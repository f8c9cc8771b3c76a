import { RetentionError } from '../retention-error.ts';
import { HEADINGS, placesOf, type Field, type Places } from './columns.ts';

/** `joined` is both reports in one file, as `csvjoin` makes it. */
export type ReportKind = 'created' | 'usage' | 'storage' | 'joined';

export const REPORT_NAMES: Readonly<Record<ReportKind, string>> = {
  created: 'Sessions created or edited',
  usage: 'Session usage',
  storage: 'System session storage',
  joined: 'both reports joined',
};

const NEEDED: Readonly<Record<Exclude<ReportKind, 'joined'>, readonly Field[]>> = {
  created: ['id', 'name', 'started', 'minutes', 'source', 'level0'],
  usage: ['id', 'name', 'minutes', 'views', 'delivered', 'average', 'lastView'],
  storage: ['id', 'name', 'minutes', 'archived'],
};

/** Which report a heading belongs to; anything else is refused with what is missing. */
export function reportKindOf(
  file: string,
  heading: readonly string[],
  wanted: ReportKind,
): [ReportKind, Places] {
  const places = placesOf(heading);
  const found = foundKind(places);
  if (found === wanted || (found === 'joined' && wanted === 'created')) return [found, places];
  const named = `${file} is not Panopto's report “${REPORT_NAMES[wanted]}”`;
  if (found) throw new RetentionError('not-a-report', `${named}, but “${REPORT_NAMES[found]}”.`);
  const missing = NEEDED[wanted === 'joined' ? 'created' : wanted].filter(
    (field) => !places.first.has(field),
  );
  throw new RetentionError(
    'not-a-report',
    `${named}: line 1 lacks ${listOf(missing.map((field) => `“${HEADINGS[field][0]}”`))}.`,
  );
}

function foundKind({ first }: Places): ReportKind | null {
  const has = (kind: keyof typeof NEEDED) => NEEDED[kind].every((field) => first.has(field));
  if (has('storage')) return 'storage';
  if (has('created') && has('usage')) return 'joined';
  if (has('created')) return 'created';
  return has('usage') ? 'usage' : null;
}

function listOf(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
