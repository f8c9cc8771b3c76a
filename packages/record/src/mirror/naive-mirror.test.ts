import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addDays } from '@oc-stats/contract';
import fc from 'fast-check';
import { catalog, episode, inOrder, series } from '../catalog.fixture.ts';
import type { OwnRecord } from '../index.ts';
import { RecordError } from '../record-error.ts';
import { TemporaryFolder } from '../temporary-folder.fixture.ts';
import { NaiveMirror } from './naive-mirror.fixture.ts';

const SEED = Number(process.env['OC_STATS_SEED'] ?? 20_251_009);
const IDS = ['a', 'b', "c'", 'd\uD800', 'e\n', '🎓'];
const START = Date.parse('2026-02-25T12:00:00Z');

const folder = new TemporaryFolder();
let record: OwnRecord;
before(async () => {
  record = await folder.open(folder.file('record'));
});
after(() => folder.remove());

const episodes = fc.array(
  fc
    .record({
      id: fc.constantFrom(...IDS),
      title: fc.constantFrom('one', 'two', '\uFEFFthree'),
      seriesId: fc.constantFrom('s1', 's2', null),
      presenters: fc.constantFrom([], ['A'], ['A', '"B"\uDC00']),
      published: fc.constantFrom('2026-01-01', null),
      duration: fc.constantFrom(0, 0.1, null),
    })
    .map(({ id, ...rest }) => episode(id, rest)),
  { maxLength: 8 },
);
const someSeries = fc.array(
  fc
    .record({ id: fc.constantFrom('s1', 's2', 's3'), title: fc.constantFrom('one', 'two') })
    .map(({ id, title }) => series(id, { title })),
  { maxLength: 3 },
);
const reading = fc.record({
  episodes,
  series: someSeries,
  title: fc.constantFrom('University', 'College'),
  /** Mostly later, sometimes the same moment, seldom before. */
  hours: fc.oneof({ weight: 6, arbitrary: fc.nat(60) }, fc.constantFrom(0, -1, -20, -50)),
  accept: fc.boolean(),
  again: fc.boolean(),
});

let runs = 0;

test('whatever is read in whatever order, the mirror is what it would be without a database', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(reading, { minLength: 1, maxLength: 7 }), async (readings) => {
      const organization = `organisation ${++runs}`;
      const { mirror } = record;
      const naive = new NaiveMirror();
      const days = new Set<string>();
      let time = START;
      for (const { accept, again, episodes, hours, series, title } of readings) {
        time += hours * 3_600_000;
        for (const near of [-1, 0, 1]) days.add(addDays(new Date(time).toISOString().slice(0, 10), near));
        const snapshot = catalog(episodes, series, title, organization);
        for (let i = again ? 2 : 1; i > 0; i--) {
          const readAt = new Date(time);
          const refusal = naive.apply(snapshot, readAt, accept);
          const taken = mirror.apply(snapshot, readAt, undefined, { accept }).then(() => null, codeOf);
          assert.equal(await taken, refusal);
          const loaded = await mirror.load(organization);
          assert.deepEqual(loaded && inOrder(loaded.snapshot), naive.load());
          if (refusal === null) assert.equal(loaded?.readAt, readAt.toISOString());
        }
      }
      for (const day of days) {
        const found = await mirror.asOf(organization, day);
        assert.deepEqual(found && inOrder(found), naive.asOf(day), day);
      }
      for (const id of IDS) {
        const history = await mirror.history(organization, id);
        assert.deepEqual(history, naive.history(id));
        for (const [at, { from, to }] of history.entries()) {
          const next = history[at + 1]?.from;
          assert.ok(to === null ? next === undefined : from <= to && to <= (next ?? to));
        }
      }
    }),
    { numRuns: 60, seed: SEED },
  );
  assert.deepEqual(await record.verify(), { ok: true, problems: [] });
});

function codeOf(error: unknown): string {
  assert.ok(error instanceof RecordError, String(error));
  return error.code;
}
