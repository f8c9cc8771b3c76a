import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { start } from './process.fixture.ts';

/** A folder with a configuration. */
export async function place(context: TestContext, config: object): Promise<string> {
  const cwd = await mkdtemp(join(tmpdir(), 'oc-stats-jobs-'));
  context.after(() => rm(cwd, { recursive: true, force: true }));
  await writeFile(join(cwd, 'config.yaml'), JSON.stringify(config));
  return cwd;
}

export interface Ran {
  readonly code: unknown;
  readonly out: string;
  readonly err: string;
}

export async function ran(cwd: string, ...args: string[]): Promise<Ran> {
  const running = start(args, { cwd });
  const lines: string[] = [];
  for (let line = await running.line(); line !== null; line = await running.line()) lines.push(line);
  return { code: await running.ended, out: lines.join('\n'), err: running.err() };
}

export async function result<T>(cwd: string, ...args: string[]): Promise<T> {
  const { code, err, out } = await ran(cwd, ...args, '--format', 'json');
  assert.equal(code, 0, err);
  return JSON.parse(out) as T;
}
