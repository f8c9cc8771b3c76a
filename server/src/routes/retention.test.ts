import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  retentionActionsPath,
  RETENTION_PLANS_PATH,
  RETENTION_SCENARIO_PATH,
  retentionPath,
  type Problem,
  type RetentionComparison,
  type RetentionOverview,
  type RetentionPlans,
} from '@oc-stats/contract';
import { retentionComparison, retentionOverview, retentionPlans } from '@oc-stats/contract/schema';
import { asked, smallApp } from '../app.fixture.ts';
import { HOSTILE_FOLDER, SmallDesk } from '../retention-desk/desk.fixture.ts';
import { OPEN_SETTINGS } from '../settings.ts';
import type { App } from './route.ts';

const small = new SmallDesk();
let app: App;

before(async () => {
  await small.fill();
  app = await smallApp({ retention: small.desk });
});
after(() => small[Symbol.asyncDispose]());

const PLAN = {
  name: 'Clean up',
  rules: [{ name: 'away', action: 'delete', where: { watched: 'never' }, after: '13 months' }],
  horizon: 6,
};

const post = (path: string, body: unknown, to = app) =>
  to.request(path, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) });

async function problem(response: Response): Promise<Problem> {
  assert.equal(response.headers.get('content-type'), 'application/problem+json');
  return (await response.json()) as Problem;
}

test('what is never watched, no longer or still, is told by class, source and folder', async () => {
  const answer = await asked<RetentionOverview>(app, retentionPath({ months: 12 }));
  assert.deepEqual(retentionOverview.parse(answer), answer);
  const hours = Object.fromEntries(Object.entries(answer.classes).map(([name, { hours }]) => [name, hours]));
  assert.deepEqual(hours, { recent: 2, stale: 1, undated: 0, new: 1, unobserved: 0, never: 3 });
  assert.deepEqual(answer.total.recordings, 7);
  assert.deepEqual(answer.bySource.map(({ value }) => value).sort(), ['Studio', 'Unspecified', 'Zoom']);
  assert.deepEqual(answer.byFolder.map(({ value }) => value).sort(), ['(no folder)', 'Courses', 'Users']);
  assert.deepEqual(
    answer.snapshots.map(({ asOf }) => asOf),
    ['2026-04-01', '2025-04-01'],
  );
});

test('a threshold, a folder and a date can be asked for; names with slashes and markup lead where they mean', async () => {
  const later = await asked<RetentionOverview>(app, retentionPath({ months: 24 }));
  assert.equal(later.classes.stale.recordings, 0);
  const users = await asked<RetentionOverview>(app, retentionPath({ folder: ['Users', 'b/c'] }));
  assert.deepEqual([users.folder, users.total.recordings], [['Users', 'b/c'], 2]);
  const hostile = await asked<RetentionOverview>(app, retentionPath({ folder: ['Courses', HOSTILE_FOLDER] }));
  assert.deepEqual([hostile.folder.at(-1), hostile.total.recordings], [HOSTILE_FOLDER, 1]);
  const before = await asked<RetentionOverview>(app, retentionPath({ asOf: '2025-04-01' }));
  assert.deepEqual([before.asOf, before.total.recordings], ['2025-04-01', 6]);
});

test('what cannot be asked is refused by name', async () => {
  for (const [query, code] of [
    ['months=0', 'bad-parameter'],
    ['months=12.5', 'bad-parameter'],
    ['asOf=soon', 'bad-date'],
    ['asOf=2024-01-01', 'unknown-snapshot'],
    ['since=1', 'unknown-parameter'],
  ] as const) {
    const response = await app.request(`/api/v1/retention?${query}`);
    assert.equal((await problem(response)).code, code, query);
  }
});

test('a plan is played through, as data or as text, alone or beside another', async () => {
  const alone = await post(RETENTION_SCENARIO_PATH, { plan: PLAN });
  assert.equal(alone.headers.get('cache-control'), 'no-store');
  const answer = (await alone.json()) as RetentionComparison;
  assert.deepEqual(retentionComparison.parse(answer), answer);
  assert.equal(answer.scenario.months.length, 6);
  assert.equal(answer.against, null);
  assert.deepEqual(
    answer.scenario.months.map(({ deletedHours, storedHours }) => deletedHours + storedHours),
    Array.from({ length: 6 }, () => 7),
  );
  assert.equal(answer.scenario.months.at(-1)?.deletedHours, 3);
  const text = 'name: Nothing\nrules:\n  - { name: say, action: notify, after: 1 month }\nhorizon: 6\n';
  const both = await post(RETENTION_SCENARIO_PATH, { plan: PLAN, against: text });
  const { against, planAgainst } = (await both.json()) as RetentionComparison;
  assert.equal(against?.months.at(-1)?.deletedHours, 0);
  assert.deepEqual(planAgainst?.runs, { monthly: 1 });
});

test('what is wrong with a plan is told with its place', async () => {
  const cases = [
    [{ plan: 'name: x\nrules:\n  - name: y\n    action: destroy\n' }, 'bad-plan', /4:13 rules\[1\]\.action/],
    [{ plan: { ...PLAN, rules: [] } }, 'bad-plan', /rules/],
    [{ plan: PLAN, against: { name: 'x' } }, 'bad-plan', /rules/],
    [{ plan: { ...PLAN, exempt: { idsFrom: '/etc/passwd' } } }, 'bad-plan', /reads no files/],
    [{ plan: 7 }, 'bad-body', /body\.plan/],
    [{}, 'bad-body', /body\.plan/],
    [{ plan: PLAN, more: 1 }, 'bad-body', /more/],
    [{ plan: PLAN, asOf: 'soon' }, 'bad-body', /asOf/],
    [`{"plan": ${'['.repeat(20_000)}${']'.repeat(20_000)}}`, 'bad-body', /body\.plan: .*too deeply/],
    [
      { plan: { ...PLAN, rules: [{ name: 'a', action: 'delete', after: null }] } },
      'bad-plan',
      /found nothing/,
    ],
    ['no json', 'bad-body', /JSON/],
    ['null', 'bad-body', /object/],
  ] as const;
  for (const [body, code, detail] of cases) {
    const response = await post(RETENTION_SCENARIO_PATH, body);
    const found = await problem(response);
    assert.deepEqual([response.status, found.code], [400, code], JSON.stringify(body).slice(0, 200));
    assert.match(found.detail ?? '', detail);
  }
  const large = await post(RETENTION_SCENARIO_PATH, { plan: 'x'.repeat(1_100_000) });
  assert.equal((await problem(large)).code, 'body-too-large');
});

test('the plans that come along can be played through as they are written', async () => {
  const { items } = await asked<RetentionPlans>(app, RETENTION_PLANS_PATH);
  assert.deepEqual(retentionPlans.parse({ items }).items, items);
  assert.ok(items.length >= 32);
  for (const { id, name, source, text } of items) {
    assert.match(source ?? '', /^https?:/, id);
    const response = await post(RETENTION_SCENARIO_PATH, { plan: text });
    const answer = (await response.json()) as RetentionComparison;
    assert.equal(answer.plan?.name, name, `${id}: ${JSON.stringify(answer)}`);
  }
});

test('the list is a file that no spreadsheet runs, with names and addresses that the overview never tells', async () => {
  const response = await post(retentionActionsPath('csv'), { plan: PLAN });
  assert.match(response.headers.get('content-disposition') ?? '', /clean-up-actions-2026-04-01\.csv/);
  assert.equal(response.headers.get('cache-control'), 'no-store');
  const csv = await response.text();
  assert.equal(csv.trimEnd().split('\r\n').length, 4);
  assert.match(csv, /a\.mueller@example\.org/);
  assert.match(csv, /'=cmd\|calc/);
  assert.match(csv, /'@evil/);
  const sheet = await post(retentionActionsPath('xlsx'), { plan: PLAN });
  assert.equal(new Uint8Array(await sheet.arrayBuffer())[0], 0x50);
  const overview = await (await app.request('/api/v1/retention')).text();
  for (const secret of ['Müller', 'Schmidt', 'example.org', 'never-1']) assert.ok(!overview.includes(secret));
});

test('where few people are behind numbers, no list and no plan tells a small number of views', async () => {
  const discreet = await smallApp({
    retention: small.desk,
    settings: { ...OPEN_SETTINGS, privacy: { minimumVisitors: 5 } },
  });
  const all = { name: 'all', rules: [{ name: 'all', action: 'notify' }], horizon: 2 };
  const csv = await (await post(retentionActionsPath('csv'), { plan: all }, discreet)).text();
  const views = Object.fromEntries(
    csv.split('\r\n').map((line) => [line.split(',')[0], line.split(',').at(-3)]),
  );
  assert.deepEqual(
    [views['seldom'], views['stale'], views['recent'], views['never-1']],
    ['< 5', '< 5', '40', '0'],
  );
  const narrow = { name: 'n', rules: [{ name: 'n', action: 'notify', fewerViews: { than: 3 } }] };
  const refused = await problem(await post(RETENTION_SCENARIO_PATH, { plan: narrow }, discreet));
  assert.match(refused.detail ?? '', /fewerViews\.than.*5/);
  assert.equal((await post(RETENTION_SCENARIO_PATH, { plan: narrow })).status, 200);
});

test('without an inventory it is said how to make one', async () => {
  await using empty = new SmallDesk();
  assert.ok((await empty.desk.plans()).items.length > 0);
  for (const to of [await smallApp(), await smallApp({ retention: empty.desk })]) {
    const found = await problem(await to.request('/api/v1/retention'));
    assert.equal(found.code, 'no-inventory');
    assert.match(found.title, /oc-stats retention/);
  }
});

test('questions can be put together, files cannot', async () => {
  const questions = [{ id: 'a', path: '/api/v1/retention?months=18' }];
  const batch = await post('/api/v1/batch', { questions });
  const line = JSON.parse((await batch.text()).trim()) as { status: number; body: RetentionOverview };
  assert.deepEqual([line.status, line.body.months], [200, 18]);
});
