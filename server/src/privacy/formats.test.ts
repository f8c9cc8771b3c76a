import assert from 'node:assert/strict';
import { test } from 'node:test';
import { API, statsPath, type Question, type Scope } from '@oc-stats/contract';
import { asked, smallApp, smallStore } from '../app.fixture.ts';
import { OPEN_SETTINGS } from '../settings.ts';

/** Of the only week of the only talk: told nowhere, so that it is found nowhere. */
const SECRET = { plays: 987_651, visitors: 4, finishes: 876_543 };
const SCOPES: readonly Scope[] = [
  { type: 'organization', id: 'me' },
  { type: 'series', id: 'history' },
  { type: 'episode', id: 'h2' },
];
const QUESTIONS: readonly (readonly [Question, Record<string, string>])[] = [
  ['timeline', { grain: 'day' }],
  ['timeline', { grain: 'month', mode: 'cumulative', compare: 'previous' }],
  ['timeline', { grain: 'week', by: 'episode', top: '8' }],
  ['totals', { by: 'episode' }],
  ['totals', { by: 'episode', order: 'title' }],
  ['matrix', { grain: 'week', metric: 'plays' }],
  ['segments', {}],
];
const RANGES = [
  { from: '2025-10-01', to: '2026-03-31' },
  { from: '2026-01-19', to: '2026-01-25' },
  { from: '2026-02-01', to: '2026-03-31' },
];

async function app(minimumVisitors: number) {
  const reader = await smallStore();
  // The one week of history's second lecture in which few came, and many of its numbers are like no other.
  const rows = ['2026-01-20', '2026-01-23'].map((day, i) => ({
    episode: 'h2',
    series: 'history',
    day,
    plays: SECRET.plays - i,
    visitors: SECRET.visitors / 2,
    finishes: SECRET.finishes - i,
  }));
  const none = { episode: 'h2', series: 'history', plays: 0, visitors: 0, finishes: 0 };
  const clear = ['2026-01-19', '2026-01-21', '2026-01-22', '2026-01-24', '2026-01-25'];
  await reader.putDaily({
    id: 'secret',
    organization: 'mh_default_org',
    rows: [...clear.map((day) => ({ ...none, day })), ...rows],
  });
  const privacy = { minimumVisitors };
  return smallApp({ reader, settings: { ...OPEN_SETTINGS, privacy } });
}

function pathsOf(suffix: string): string[] {
  return RANGES.flatMap((range) =>
    SCOPES.flatMap((scope) =>
      QUESTIONS.filter(([kind]) => isAsked(kind, scope)).map(([kind, query]) => {
        const { by, top, ...rest } = query;
        const split =
          scope.type === 'episode' && kind === 'timeline' ? {} : { ...(by && { by }), ...(top && { top }) };
        const path = statsPath(scope, kind, { ...range, ...rest, ...split });
        return path.replace(`/${kind}?`, `/${kind}${suffix}?`);
      }),
    ),
  );
}

function isAsked(kind: Question, { type }: Scope): boolean {
  if (kind === 'matrix') return type === 'series';
  return kind !== 'segments' || type !== 'organization';
}

const traces = (text: string) =>
  [SECRET.plays, SECRET.plays - 1, SECRET.finishes, SECRET.finishes - 1, 2 * SECRET.plays - 1].filter(
    (number) => text.replace(/[,.\u202f\u00a0 ]/g, '').includes(String(number)),
  );

for (const [name, suffix] of [
  ['JSON', ''],
  ['CSV', '.csv'],
  ['SVG', '.svg'],
] as const) {
  test(`what is withheld is not in ${name}, and is there when nothing is`, async () => {
    const [closed, open] = [await app(5), await app(0)];
    let found = 0;
    for (const path of pathsOf(suffix)) {
      const response = await closed.request(path);
      assert.equal(response.status, 200, path);
      assert.deepEqual(traces(await response.text()), [], path);
      found += traces(await (await open.request(path)).text()).length;
    }
    assert.ok(found > 0);
  });
}

test('a batch answers what single questions answer', async () => {
  const closed = await app(5);
  const paths = pathsOf('');
  const questions = paths.map((path, i) => ({ id: String(i), path }));
  for (let i = 0; i < questions.length; i += 10) {
    const body = JSON.stringify({ questions: questions.slice(i, i + 10) });
    const response = await closed.request(`${API}/batch`, { method: 'POST', body });
    const lines = (await response.text()).trim().split('\n');
    for (const line of lines.map((text) => JSON.parse(text) as { id: string; body: unknown })) {
      assert.deepEqual(line.body, await asked(closed, paths[Number(line.id)] ?? ''));
    }
  }
});
