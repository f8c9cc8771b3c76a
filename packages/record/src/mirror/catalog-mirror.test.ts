import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { catalog, episode, inOrder, ORGANIZATION, series } from '../catalog.fixture.ts';
import type { CatalogMirror } from './catalog-mirror.ts';
import { TemporaryFolder } from '../temporary-folder.fixture.ts';

const folder = new TemporaryFolder();
after(() => folder.remove());

let count = 0;
let mirror: CatalogMirror;
const NONE = { added: 0, changed: 0, gone: 0, back: 0 };

/** Every test has a record of its own. */
async function fresh(dayZone = 'UTC'): Promise<CatalogMirror> {
  return (await folder.open(folder.file(`record ${++count}`), { dayZone })).mirror;
}

const on = (day: string, time = '12:00') => new Date(`${day}T${time}:00Z`);

before(async () => {
  mirror = await fresh();
});

test('before the first reading nothing is known, which is not the same as empty', async () => {
  assert.equal(await mirror.load('nobody'), null);
  assert.equal(await mirror.asOf('nobody', '2026-01-01'), null);
  assert.deepEqual(await mirror.history('nobody', 'e'), []);
  await mirror.apply(catalog([], [], 'Empty', 'empty'), on('2026-01-05'));
  const empty = catalog([], [], 'Empty', 'empty');
  assert.deepEqual(await mirror.load('empty'), { snapshot: empty, readAt: '2026-01-05T12:00:00.000Z' });
  assert.equal(await mirror.asOf('empty', '2026-01-04'), null);
  assert.deepEqual(await mirror.asOf('empty', '2026-01-05'), empty);
});

test('says what is added, changed, gone and back', async () => {
  const mirror = await fresh();
  const all = ['a', 'b', 'c', 'd', 'e'].map((id) => episode(id));
  const first = await mirror.apply(catalog(all, [series('s1')]), on('2026-01-01'));
  assert.deepEqual(first, { ...NONE, added: 5, series: { ...NONE, added: 1 }, same: false });
  const without = all.slice(1);
  const second = await mirror.apply(catalog(without, [series('s1', { title: 'New' })]), on('2026-01-02'));
  assert.deepEqual(second, { ...NONE, gone: 1, series: { ...NONE, changed: 1 }, same: false });
  const moved = [...all.slice(0, 4), episode('e', { seriesId: null }), episode('f')];
  const third = await mirror.apply(catalog(moved, [series('s1', { title: 'New' })]), on('2026-01-03'));
  assert.deepEqual(third, { added: 1, changed: 1, gone: 0, back: 1, series: NONE, same: false });
  const same = await mirror.apply(catalog(moved, [series('s1', { title: 'New' })]), on('2026-01-04'));
  assert.deepEqual(same, { ...NONE, series: NONE, same: true });
  assert.equal((await mirror.load(ORGANIZATION))?.readAt, '2026-01-04T12:00:00.000Z');
  const renamed = await mirror.apply(
    catalog(moved, [series('s1', { title: 'New' })], 'College'),
    on('2026-01-05'),
  );
  assert.deepEqual(renamed, { ...NONE, series: NONE, same: false });
  assert.equal((await mirror.asOf(ORGANIZATION, '2026-01-04'))?.organization.title, 'University');
  assert.equal((await mirror.asOf(ORGANIZATION, '2026-01-05'))?.organization.title, 'College');
});

test('remembers in which series an episode was, whether it was published, and when it was gone', async () => {
  const mirror = await fresh();
  const others = ['x', 'y'].map((id) => episode(id));
  const said = [
    episode('a', { published: null }),
    episode('a'),
    episode('a', { seriesId: 's2', title: 'Moved' }),
    null,
    episode('a', { seriesId: 's2', title: 'Moved', presenters: [] }),
  ];
  for (const [at, one] of said.entries()) {
    await mirror.apply(catalog(one ? [one, ...others] : others), on(`2026-03-0${at + 1}`));
  }
  const plain = { series: 's1', title: 'Title of a', presenters: ['A. Muster'] };
  const always = { date: '2026-01-01', duration: 61.5 };
  const shown = { ...always, published: true, publishedFrom: '2026-01-02' };
  const moved = { ...shown, series: 's2', title: 'Moved' };
  assert.deepEqual(await mirror.history(ORGANIZATION, 'a'), [
    { from: '2026-03-01', to: '2026-03-02', ...always, ...plain, published: false, publishedFrom: null },
    { from: '2026-03-02', to: '2026-03-03', ...shown, ...plain },
    { from: '2026-03-03', to: '2026-03-04', ...moved, presenters: ['A. Muster'] },
    { from: '2026-03-05', to: null, ...moved, presenters: [] },
  ]);
  assert.deepEqual(
    inOrder((await mirror.load(ORGANIZATION))!.snapshot),
    inOrder(catalog([said[4]!, ...others])),
  );
  assert.deepEqual(inOrder((await mirror.asOf(ORGANIZATION, '2026-03-04'))!), catalog(others));
});

test('the last reading of a day counts for the day, and what was seen in between stays known', async () => {
  const mirror = await fresh();
  const rest = episode('z');
  await mirror.apply(catalog([episode('a'), episode('b'), rest]), on('2026-01-01', '08:00'));
  await mirror.apply(catalog([episode('a', { title: 'New' }), rest]), on('2026-01-01', '09:00'));
  assert.deepEqual(
    inOrder((await mirror.asOf(ORGANIZATION, '2026-01-01'))!),
    catalog([episode('a', { title: 'New' }), rest]),
  );
  const [b] = await mirror.history(ORGANIZATION, 'b');
  assert.deepEqual([b?.from, b?.to, b?.title], ['2026-01-01', '2026-01-01', 'Title of b']);
});

test('a day is one of the zone of the record', async () => {
  const late = new Date('2026-06-30T22:30:00Z');
  for (const [zone, day] of [
    ['UTC', '2026-06-30'],
    ['Europe/Berlin', '2026-07-01'],
    ['Pacific/Kiritimati', '2026-07-01'],
    ['America/Los_Angeles', '2026-06-30'],
  ] as const) {
    const mirror = await fresh(zone);
    await mirror.apply(catalog([episode('a')]), late);
    assert.equal((await mirror.history(ORGANIZATION, 'a'))[0]?.from, day, zone);
  }
});

test('an Opencast that suddenly names far less empties nothing, unless it is accepted', async () => {
  const mirror = await fresh();
  const all = Array.from({ length: 10 }, (_, i) => episode(`e${i}`));
  const full = catalog(all, [series('s1')]);
  await mirror.apply(full, on('2026-01-01'));
  const refusals = [
    [catalog([], []), /10 of 10 episodes/],
    [catalog(all.slice(6), [series('s1')]), /6 of 10 episodes/],
    [catalog([...all.slice(6), ...['n1', 'n2', 'n3'].map((id) => episode(id))], [series('s1')]), /6 of 10/],
    [catalog(all, []), /1 of 1 series/],
  ] as const;
  for (const [snapshot, message] of refusals) {
    await assert.rejects(mirror.apply(snapshot, on('2026-01-02')), {
      name: 'RecordError',
      code: 'suspicious',
      message,
    });
  }
  assert.deepEqual((await mirror.load(ORGANIZATION))?.readAt, on('2026-01-01').toISOString());
  assert.deepEqual(inOrder((await mirror.load(ORGANIZATION))!.snapshot), full);

  const half = await mirror.apply(catalog(all.slice(5), [series('s1')]), on('2026-01-03'));
  assert.equal(half.gone, 5, 'half is much, but may be');
  const none = await mirror.apply(catalog([]), on('2026-01-04'), undefined, { accept: true });
  assert.deepEqual([none.gone, none.series.gone], [5, 1]);
  assert.deepEqual((await mirror.load(ORGANIZATION))?.snapshot, catalog([]));
  assert.equal((await mirror.apply(full, on('2026-01-05'))).back, 10, 'all are back at once');
});

test('a clock that was put back a little changes no order, one that was put back much is a named error', async () => {
  const mirror = await fresh();
  await mirror.apply(catalog([episode('a')]), on('2026-05-02', '00:30'));
  await mirror.apply(catalog([episode('a', { seriesId: 's2' })]), on('2026-05-01', '23:30'));
  assert.deepEqual(
    (await mirror.history(ORGANIZATION, 'a')).map(({ from, series, to }) => [from, to, series]),
    [
      ['2026-05-02', '2026-05-02', 's1'],
      ['2026-05-02', null, 's2'],
    ],
  );
  await mirror.apply(catalog([episode('a', { seriesId: 's3' })]), on('2031-01-01'));
  const right = catalog([episode('a', { seriesId: 's4' })]);
  await assert.rejects(mirror.apply(right, on('2026-05-03')), {
    code: 'out-of-order',
    message:
      /read at 2026-05-03T12:00:00.000Z, but what is known is from 2031-01-01T12:00:00.000Z\. Check the clock/,
  });
  await mirror.apply(right, on('2026-05-03'), undefined, { accept: true });
  assert.deepEqual(
    (await mirror.history(ORGANIZATION, 'a')).map(({ from, series, to }) => [from, to, series]),
    [
      ['2026-05-02', '2026-05-02', 's1'],
      ['2026-05-02', '2026-05-03', 's2'],
      ['2026-05-03', '2026-05-03', 's3'],
      ['2026-05-03', null, 's4'],
    ],
  );
  assert.deepEqual(await mirror.asOf(ORGANIZATION, '2026-05-03'), right);
});

test('organisations know nothing of each other', async () => {
  const mirror = await fresh();
  const other = catalog([episode('a', { title: 'Other' })], [series('s1')], 'Other', 'other');
  await mirror.apply(catalog([episode('a'), episode('b')]), on('2026-01-01'));
  assert.equal((await mirror.apply(other, on('2026-01-02'))).added, 1);
  await mirror.apply(catalog([episode('b')]), on('2026-01-03'));
  assert.deepEqual((await mirror.load('other'))?.snapshot, other);
  assert.equal((await mirror.history('other', 'a'))[0]?.to, null);
  assert.deepEqual((await mirror.load(ORGANIZATION))?.snapshot, catalog([episode('b')]));
});

test('texts come back as they were, whatever is in them', async () => {
  const mirror = await fresh();
  const odd = [
    '',
    ' ',
    "Robert'); DROP TABLE episode;--",
    '"quoted" \\ $1 ? $id',
    'line\nbreak\r\n\ttab',
    'nul\0inside',
    '\uFEFFbyte order mark',
    'half \uD800 and \uDC00 halves',
    '\uFDD0d800',
    'e\u0301 is not \u00E9',
    '🎓👩‍🏫 العربية 讲',
    '\u{10FFFF}\uFFFF',
    'x'.repeat(100_000),
  ];
  const all = odd.map((id) => episode(id, { title: id, seriesId: id, presenters: [id, id] }));
  const some = odd.map((id) => series(id, { title: id, organizers: [id] }));
  const snapshot = catalog(all, some, odd[7], odd[2]);
  assert.equal((await mirror.apply(snapshot, on('2026-01-01'))).added, odd.length);
  assert.equal((await mirror.apply(snapshot, on('2026-01-02'))).same, true);
  assert.deepEqual(inOrder((await mirror.load(odd[2]!))!.snapshot), inOrder(snapshot));
  for (const id of odd) {
    assert.equal((await mirror.history(odd[2]!, id))[0]?.title, id);
  }
});

test('days far away, no days, and durations of any kind come back as they were', async () => {
  const mirror = await fresh();
  const snapshot = catalog([
    episode('a', { date: '0300-01-01', published: '9799-12-31', duration: 0 }),
    episode('b', { date: '1969-12-31', published: null, duration: 1e300 }),
    episode('c', { date: null, published: '2024-02-29', duration: null }),
  ]);
  await mirror.apply(snapshot, on('2026-01-01'));
  assert.deepEqual(inOrder((await mirror.load(ORGANIZATION))!.snapshot), snapshot);
});

test('of two with one id the last one counts, as in a catalogue', async () => {
  const mirror = await fresh();
  const twice = catalog([episode('a', { title: 'old' }), episode('b'), episode('a', { title: 'new' })]);
  assert.equal((await mirror.apply(twice, on('2026-01-01'))).added, 2);
  assert.deepEqual(inOrder((await mirror.load(ORGANIZATION))!.snapshot), inOrder(twice));
  assert.equal((await mirror.apply(twice, on('2026-01-02'))).same, true);
});

test('what is no day or no time is refused by name, and nothing of that reading is kept', async () => {
  const mirror = await fresh();
  const bad = [episode('a'), episode('b', { date: '2026-02-30' })];
  await assert.rejects(mirror.apply(catalog(bad), on('2026-01-01')), {
    name: 'RecordError',
    code: 'invalid',
    message: /"2026-02-30" is no day/,
  });
  await assert.rejects(mirror.apply(catalog([episode('a')]), new Date(Number.NaN)), { code: 'invalid' });
  await assert.rejects(mirror.asOf(ORGANIZATION, '2026-2-3'), { code: 'invalid' });
  assert.equal(await mirror.load(ORGANIZATION), null);
});

test('a reading that is given up changes nothing, and the next one is taken', async () => {
  const mirror = await fresh();
  await mirror.apply(catalog([episode('a')]), on('2026-01-01'));
  const many = catalog(['a', ...Array.from({ length: 3_000 }, (_, i) => `e${i}`)].map((id) => episode(id)));
  await assert.rejects(mirror.apply(many, on('2026-01-02'), AbortSignal.abort()), { code: 'aborted' });
  const controller = new AbortController();
  const given = mirror.apply(many, on('2026-01-02'), controller.signal);
  setImmediate(() => setImmediate(() => controller.abort()));
  await assert.rejects(given, { name: 'RecordError', code: 'aborted' });
  const late = new AbortController();
  const organization = {
    id: ORGANIZATION,
    /** It is asked for when all is staged, and nothing is written yet. */
    get title() {
      late.abort();
      return 'University';
    },
  };
  const atLast = mirror.apply({ ...many, organization }, on('2026-01-02'), late.signal);
  await assert.rejects(atLast, { name: 'RecordError', code: 'aborted' });
  assert.deepEqual((await mirror.load(ORGANIZATION))?.snapshot, catalog([episode('a')]));
  assert.equal((await mirror.apply(many, on('2026-01-02'))).added, 3_000);
});

test('readings of several at once are taken one after the other, and whoever loads sees a whole one', async () => {
  const mirror = await fresh();
  const versions = Array.from({ length: 6 }, (_, version) =>
    catalog(Array.from({ length: 700 }, (_, i) => episode(`e${i}`, { title: `version ${version}` }))),
  );
  const applied = versions.map((snapshot, i) => mirror.apply(snapshot, on('2026-01-01', `0${i}:00`)));
  for (let i = 0; i < 20; i++) {
    const loaded = await mirror.load(ORGANIZATION);
    if (!loaded) continue;
    const titles = new Set(loaded.snapshot.episodes.map(({ title }) => title));
    assert.deepEqual([loaded.snapshot.episodes.length, titles.size], [700, 1]);
  }
  assert.deepEqual(
    (await Promise.all(applied)).map(({ added, changed }) => added + changed),
    [700, 700, 700, 700, 700, 700],
  );
  assert.deepEqual(inOrder((await mirror.load(ORGANIZATION))!.snapshot), inOrder(versions[5]!));
});
