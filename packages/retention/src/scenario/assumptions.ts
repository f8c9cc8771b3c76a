import { dayNumber, type RetentionPlan as Plan } from '@oc-stats/contract';
import { nearest } from '../plan/nearest.ts';
import { scopesOf } from '../plan/scopes.ts';
import { NONE, type Columns } from './columns.ts';
import { plainId } from './scoped.ts';
import type { Given } from './simulate.ts';

export const ASSUMPTION_CODES = [
  'no-further-views',
  'rewatched',
  'minimum-play',
  'year-views',
  'intake',
  'everybody-is-there',
  'unobserved',
  'undated',
  'undated-view',
  'unknown-size',
  'matches-nothing',
] as const;

/** What has to be known to read a scenario rightly. */
export interface Assumption {
  readonly code: (typeof ASSUMPTION_CODES)[number];
  readonly message: string;
}

/** What a plan takes for granted, what it asks for that nobody knows, and what it names that is not there. */
export function assumptions(columns: Columns, plan: Plan, given: Given): Assumption[] {
  const scopes = scopesOf(plan);
  const found: Assumption[] = [];
  const say = (code: Assumption['code'], message: string) => found.push({ code, message });
  if (plan.rewatched)
    say(
      'rewatched',
      `${percent(plan.rewatched)} of all recordings are watched again in a year, drawn by lot, and what is in the archive comes back then. The months are estimates; the list names what would happen if nobody watched any of it.`,
    );
  else
    say(
      'no-further-views',
      'Nobody watches anything from now on, so that as much as possible falls due: an upper bound.',
    );
  if (plan.minimumPlay !== undefined)
    say(
      'minimum-play',
      `Views of less than ${plan.minimumPlay} should not count, but no report says how long single views were: all of them count, and less falls due than should.`,
    );
  if (plan.rules.some(({ fewerViews }) => fewerViews))
    say('year-views', 'The views of the last year count until a year from now; after that there are none.');
  if (plan.intake)
    say(
      'intake',
      'What was made in the last year is made again in every year, at the same time of it, and is watched as long. Its owners are the same; it has no ids yet, so that nothing that a plan says of ids concerns it.',
    );
  if (!given.isActive && scopes.some(({ scope }) => scope.ownerActive !== undefined))
    say('everybody-is-there', 'Nobody said which owners have left: all of them are taken to be still there.');
  counted(columns, plan, given, say);
  const ids = new Set(scopes.some(({ scope }) => scope.ids) ? columns.id.map(plainId) : []);
  for (const { at, scope } of scopes) {
    const check = (what: string, wanted: readonly string[] | undefined, there: readonly string[]) => {
      const known = new Set(there);
      for (const one of wanted ?? [])
        if (!known.has(one))
          say('matches-nothing', `In ${at} no recording has the ${what} “${one}”.${hint(one, there)}`);
    };
    const sources = columns.sources.map((source) => source || 'Unspecified');
    const folders = columns.folders.flatMap(foldersAbove);
    check('source', [...(scope.source ?? []), ...(scope.notSource ?? [])], sources);
    check('folder', [...(scope.folder ?? []), ...(scope.notFolder ?? [])], folders);
    check('creator', scope.creator, columns.creators);
    const missing = (scope.ids ?? []).filter((id) => !ids.has(plainId(id))).length;
    if (missing > 0)
      say(
        'matches-nothing',
        `In ${at} ${missing} of ${scope.ids?.length ?? 0} ids are those of no recording.`,
      );
  }
  return found;
}

function counted(
  columns: Columns,
  plan: Plan,
  { observedSince }: Given,
  say: (code: Assumption['code'], message: string) => void,
): void {
  const since = observedSince ? dayNumber(observedSince) : NONE;
  let [unobserved, undated, undatedViews, unsized] = [0, 0, 0, 0];
  for (let i = 0; i < columns.count; i++) {
    const [created, lastView] = [columns.created[i] ?? NONE, columns.lastView[i] ?? NONE];
    if (lastView === NONE && columns.ever[i] === 1) undatedViews += 1;
    else if (lastView === NONE && created < since) unobserved += 1;
    else if (lastView === NONE && created === NONE) undated += 1;
    if (Number.isNaN(columns.bytes[i])) unsized += 1;
  }
  if (unobserved > 0)
    say(
      'unobserved',
      `${were(unobserved)} made before anybody counted, on ${observedSince ?? ''}, and not viewed since: they count from that day, and as “never watched” they are not meant.`,
    );
  if (undated > 0)
    say(
      'undated',
      `${undated === 1 ? 'One recording has' : `${many(undated)} have`} neither a date nor a view, so that no time is ever over for ${undated === 1 ? 'it' : 'them'}.`,
    );
  if (undatedViews > 0)
    say(
      'undated-view',
      `${were(undatedViews)} watched, and nobody knows when: the last view is taken to be as late as the report, so that nothing falls due too soon.`,
    );
  const asksSize = scopesOf(plan).some(
    ({ scope }) => scope.largerThan !== undefined || scope.smallerThan !== undefined,
  );
  if (asksSize && unsized > 0)
    say(
      'unknown-size',
      `Of ${many(unsized)} nobody knows the size; what a plan says about sizes does not mean them.`,
    );
}

/** A folder is there with all that it lies in. */
function foldersAbove(path: string): string[] {
  if (path === '') return ['(no folder)'];
  const ends = [...path.matchAll(/(?<!\\)(?:\\\\)*\//g)].map(
    ({ 0: slash, index }) => index + slash.length - 1,
  );
  return [...ends.map((end) => path.slice(0, end)), path];
}

function hint(one: string, there: readonly string[]): string {
  const meant = nearest(one, there.length > 5000 ? there.slice(0, 5000) : there);
  return meant ? ` Did you mean “${meant}”?` : '';
}

function were(count: number): string {
  return `${many(count)} ${count === 1 ? 'was' : 'were'}`;
}

function many(count: number): string {
  return count === 1 ? 'One recording' : `${count.toLocaleString('en')} recordings`;
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`;
}
