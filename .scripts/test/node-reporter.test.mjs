import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { nodeTests } from './suites.mjs';

const GOOD = `
import { describe, it, test } from 'node:test';
describe('a suite', () => { it('one', () => {}); it('two', () => {}); it.skip('three', () => {}); it.todo('four'); });
test('five', () => {});
`;
const BAD = `
import { describe, it, before } from 'node:test';
describe('outer', () => { describe('inner', () => { it('breaks', () => { throw new Error('on purpose'); }); }); });
describe('hooked', () => { before(() => { throw new Error('in the hook'); }); it('never runs', () => {}); });
`;

describe('the counts of a test run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'oc-stats-reporter-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  const runOn = (...texts) => {
    const files = texts.map((text, index) => {
      const file = join(folder, `planted-${index}.test.mjs`);
      writeFileSync(file, text);
      return file;
    });
    // A test run inside a test run must not take part in the outer one's protocol.
    return nodeTests(files, { env: { NODE_TEST_CONTEXT: undefined }, concurrency: 1, show: false });
  };

  it('are those of the tests, not of the suites', async () => {
    const { passed, failed, skipped } = await runOn(GOOD);
    assert.deepEqual({ passed, failed, skipped }, { passed: 3, failed: 0, skipped: 2 });
  });

  it('name each failure with its way and its reason', async () => {
    const { failed, failures } = await runOn(BAD);
    assert.ok(failed >= 2);
    assert.ok(failures.some((text) => /outer › inner › breaks[\s\S]*on purpose/.test(text)));
    assert.ok(failures.some((text) => /hooked[\s\S]*in the hook/.test(text)));
  });

  it('count a file that does not even load', async () => {
    const { passed, failed } = await runOn(GOOD, "import 'nowhere-to-be-found';");
    assert.deepEqual({ passed, failed }, { passed: 3, failed: 1 });
  });

  it('do not take a run without tests for a success', async () => {
    const { failed } = await runOn('process.exit(3);');
    assert.equal(failed, 1);
  });
});
