import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import type { RetentionAnswers, RetentionWarning } from '@oc-stats/contract';
import { retentionAnswers, retentionOverview } from '@oc-stats/contract/schema';
import { RetentionInventory } from '../retention-inventory.ts';
import { TemporaryFolder } from '../temporary-folder.fixture.ts';
import { answerPlainly, overviewPlainly } from './answering.fixture.ts';
import { joinPlainly, type Conflicts } from './joining.fixture.ts';
import { randomReports, written, type RandomReport, type RandomReports } from './random-reports.fixture.ts';
import { readPlainly } from './reading.fixture.ts';

const folder = new TemporaryFolder();
let inventory: RetentionInventory;

before(async () => {
  inventory = await RetentionInventory.open(folder.path, 1);
});
after(async () => {
  await inventory.close();
  folder.remove();
});

const THRESHOLDS = [1, 12];
/** What the plain way does not reckon again has tests of its own. */
const OWN_TESTS = [
  'windows-differ',
  'unknown-source',
  'view-after-report',
  'more-than-length',
  'no-length',
  'undated-view',
];

test('reports with all that can be wrong with them are answered as a plain recomputation answers them', async () => {
  await fc.assert(
    fc.asyncProperty(randomReports, async (given) => {
      const { asOf, months, yearStart } = given;
      const plain = readAndJoin(given);
      const no = await take(given);
      const answers = retentionAnswers.parse(
        await inventory.answer(no, { thresholds: THRESHOLDS, yearStart }),
      );
      const view = retentionOverview.parse(await inventory.overview(no, { months, folder: given.folder }));

      same(answers, {
        ...answers,
        ...answerPlainly(plain.recordings, { asOf, thresholds: THRESHOLDS, yearStart }),
      });
      same(view, { ...view, ...overviewPlainly(plain.recordings, { asOf, folder: given.folder, months }) });
      balances(answers);
      const warnings: RetentionWarning[] = [];
      for await (const some of inventory.warnings(no)) warnings.push(...some);
      assert.deepEqual(told(warnings), plain.warnings.sort());
      assert.deepEqual(conflictsIn(warnings), plain.conflicts);
    }),
    { numRuns: 200, includeErrorInReport: true },
  );
});

function take({ asOf, courseRoots, order, reports }: RandomReports): Promise<number> {
  const files = (side: RandomReport['side']) =>
    reports
      .filter((report) => report.side === side)
      .map((report) => folder.write(report.file, written(report).text));
  return inventory.takeReports(
    { sessions: files('created'), usage: files('usage'), storage: files('storage') },
    { asOf, timeZone: 'Europe/Berlin', dateOrder: order, courseRoots, taken: new Date(0) },
  );
}

function readAndJoin({ courseRoots, order, reports }: RandomReports) {
  const warnings: string[] = [];
  const tell = (file: string, line: number | null, code: string) =>
    void warnings.push(`${file}:${line}:${code}`);
  const read = (side: RandomReport['side']) =>
    reports
      .filter((report) => report.side === side)
      .sort((a, b) => (a.file.slice(-14) < b.file.slice(-14) ? -1 : 1))
      .map((report) => {
        const { lines, refused } = written(report);
        for (const line of refused) tell(report.file, line, 'bad-row');
        return readPlainly(report, lines, order, tell);
      });
  const all = { created: read('created'), usage: read('usage'), storage: read('storage') };
  return { ...joinPlainly(all, courseRoots, tell), warnings };
}

function told(warnings: readonly RetentionWarning[]): string[] {
  return warnings
    .filter(({ code }) => code !== 'conflict' && !OWN_TESTS.includes(code))
    .map(({ code, file, line }) => `${file}:${line}:${code}`)
    .sort();
}

function conflictsIn(warnings: readonly RetentionWarning[]): Conflicts {
  const found: Conflicts = { usage: {}, storage: {}, earlier: {} };
  for (const { code, message } of warnings) {
    if (code !== 'conflict') continue;
    const [, some, kind = '', column = ''] =
      /^In (one|\d+) sessions? the reports “(.*?)” differ in “(.*?)”/.exec(message) ?? [];
    if (some !== undefined) {
      found.earlier[`${kind}: ${column}`] = some === 'one' ? 1 : Number(some);
      continue;
    }
    const [, count = '', other, heading = ''] =
      /^In (one|\d+) sessions? “(.*?)” has another “(.*?)”/.exec(message) ?? [];
    found[other === 'Session usage' ? 'usage' : 'storage'][heading] = count === 'one' ? 1 : Number(count);
  }
  return found;
}

/** Every recording is in one class, one source and one folder, whatever is asked. */
function balances({ inventory, never, recent, stale, watched, watchedUndated }: RetentionAnswers): void {
  near(watched.hours + never.hours, inventory.hours, 'watched + never');
  for (const [i, { hours, recordings }] of stale.entries()) {
    near(hours + (recent[i]?.hours ?? NaN) + watchedUndated.hours, watched.hours, 'stale + recent + undated');
    assert.equal(recordings + (recent[i]?.recordings ?? NaN) + watchedUndated.recordings, watched.recordings);
  }
  for (const split of [inventory, never, watched, ...stale, ...recent])
    for (const rows of [split.bySource, split.byRootFolder]) {
      near(
        rows.reduce((sum, { hours }) => sum + hours, 0),
        split.hours,
        'rows',
      );
      assert.ok(
        rows.every(({ hours }, i) => hours <= (rows[i - 1]?.hours ?? Infinity) + 1e-9),
        'the largest first',
      );
    }
}

/** Equal to nine digits, lists of named rows in whatever order. */
function same(found: unknown, expected: unknown, path = ''): void {
  if (typeof expected === 'number') return near(found, expected, path);
  if (path.endsWith('matrix')) return same(inOrder(found as Matrix), inOrder(expected as Matrix), `${path} `);
  if (Array.isArray(expected)) {
    assert.ok(Array.isArray(found), path);
    assert.equal(found.length, expected.length, `${path}.length`);
    const sorted = [...(found as unknown[])].sort(byValue);
    [...(expected as unknown[])].sort(byValue).forEach((one, i) => same(sorted[i], one, `${path}[${i}]`));
  } else if (typeof expected === 'object' && expected !== null) {
    assert.deepEqual(Object.keys(found as object).sort(), Object.keys(expected).sort(), path);
    for (const [name, value] of Object.entries(expected))
      same((found as Record<string, unknown>)[name], value, `${path}.${name}`);
  } else assert.equal(found, expected, path);
}

interface Matrix {
  readonly sources: readonly string[];
  readonly folders: readonly string[];
  readonly hours: readonly (readonly number[])[];
  readonly neverHours: readonly (readonly number[])[];
}

/** Cells by names, so that the order of rows and columns does not count. */
function inOrder({ folders, hours, neverHours, sources }: Matrix): Record<string, number> {
  const cells = sources.flatMap((source, row) =>
    folders.flatMap((folder, column) => [
      [`${source} in ${folder}`, hours[row]?.[column] ?? NaN] as const,
      [`never: ${source} in ${folder}`, neverHours[row]?.[column] ?? NaN] as const,
    ]),
  );
  return Object.fromEntries(cells);
}

function byValue(a: unknown, b: unknown): number {
  const valueOf = (one: unknown) =>
    typeof one === 'object' && one !== null && 'value' in one ? String(one.value) : '';
  return valueOf(a) < valueOf(b) ? -1 : Number(valueOf(a) > valueOf(b));
}

function near(found: unknown, expected: number, what: string): void {
  const isNear =
    typeof found === 'number' && Math.abs(found - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
  assert.ok(isNear, `${what}: ${String(found)} and not ${expected}`);
}
