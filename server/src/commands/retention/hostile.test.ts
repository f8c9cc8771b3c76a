import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { test, type TestContext } from 'node:test';
import { created, placeWith, REPORTS, NAMED, sessionId, sixRows } from '../../retention/six-rows.fixture.ts';
import { ran, type Ran } from '../ran.fixture.ts';

const ESCAPE = '\u001b[2J\u001b]0;owned\u0007\u009b31m';
const TURNED = '\u202egnp.exe\u2066';
const MARKUP = '</td><script>alert(1)</script><img src=x onerror=alert(1)>';
const FORMULA = '=HYPERLINK("http://evil.example","x")';
const HOSTILE = [ESCAPE, TURNED, MARKUP, FORMULA];

/** Every text that somebody else may have chosen is hostile: title, folder, source, owner, address, and the plan. */
async function place(context: TestContext): Promise<string> {
  const rows = HOSTILE.map((text, i) => ({
    'Session ID': sessionId(i + 1),
    'Session Name': text,
    'Session Length': 60,
    'Start Time': '1/1/2020 8:00:00 AM',
    'Stream Source': text,
    'Root Folder (Level 0)': text,
    'Folder Name': text,
    Creator: text,
    Email: text,
  }));
  const plan = { name: HOSTILE.join(' '), rules: [{ name: FORMULA, action: 'delete', after: '12 months' }] };
  return placeWith(context, {
    [REPORTS.created]: created(rows),
    [REPORTS.usage]: sixRows().usage,
    'plan.yaml': JSON.stringify(plan),
  });
}

function told(cwd: string, format: string): Promise<Ran> {
  return ran(
    cwd,
    'retention',
    ...NAMED,
    '--time-zone',
    'UTC',
    '--plan',
    'plan.yaml',
    '--out',
    'to',
    '--format',
    format,
  );
}

test('nothing commands a terminal', async (t) => {
  const cwd = await place(t);
  const text = await told(cwd, 'text');
  assert.equal(text.code, 0, text.err);
  for (const line of [...text.out.split('\n'), ...text.err.split('\n')])
    assert.doesNotMatch(line, /\p{Cc}|\p{Cf}|\p{Cs}/u);
  const json = await ran(cwd, 'retention', ...NAMED, '--time-zone', 'UTC', '--format', 'json');
  assert.doesNotMatch(json.out, /\p{Cc}|\p{Cf}|\p{Cs}/u);
  const { inventory } = JSON.parse(json.out) as { inventory: { bySource: { value: string }[] } };
  assert.deepEqual(inventory.bySource.map(({ value }) => value).sort(), [...HOSTILE].sort());
});

test('nothing becomes markup', async (t) => {
  const cwd = await place(t);
  const { code, err } = await told(cwd, 'html');
  assert.equal(code, 0, err);
  const page = await readFile(join(cwd, 'to/retention.html'), 'utf8');
  for (const [tag, name = ''] of page.matchAll(/<([a-z]\w*)[^>]*>/gi)) {
    assert.ok(!['script', 'img', 'a', 'iframe', 'form'].includes(name), tag);
    assert.doesNotMatch(tag.replace(/"[^"]*"/g, '""'), /\son\w+=/);
  }
  assert.doesNotMatch(page, /(?![\n\t])\p{Cc}/u);
  // What turns the direction round ends where it began.
  assert.ok(page.includes('\u202e'));
  assert.ok(!page.replace(/<bdi>[^<]*<\/bdi>/g, '').includes('\u202e'));
});

test('nothing becomes a formula', async (t) => {
  const cwd = await place(t);
  const { code, err } = await told(cwd, 'csv');
  assert.equal(code, 0, err);
  const names = await readdir(join(cwd, 'to'));
  assert.ok(
    names.some((name) => /^actions-[\p{L}\p{N}-]+\.csv$/u.test(name)),
    names.join(),
  );
  for (const name of names.filter((one) => one.endsWith('.csv'))) {
    const text = await readFile(join(cwd, 'to', name), 'utf8');
    assert.doesNotMatch(text, /(^|,)"?\s*[=+@]/m, name);
  }
  await told(cwd, 'xlsx');
  const sheets = unzipped(await readFile(join(cwd, 'to/retention.xlsx')));
  assert.ok(sheets.some((sheet) => sheet.includes('=HYPERLINK(')));
  for (const sheet of sheets) assert.doesNotMatch(sheet, /<f[ >]|<script|(?![\t\n\r])\p{Cc}/u);
});

/** What is in an archive, one file after the other. */
function unzipped(bytes: Buffer): string[] {
  const files: string[] = [];
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50;) {
    const [size, name] = [bytes.readUInt32LE(at + 18), bytes.readUInt16LE(at + 26)];
    const from = at + 30 + name;
    files.push(inflateRawSync(bytes.subarray(from, from + size)).toString());
    at = from + size;
  }
  return files;
}
