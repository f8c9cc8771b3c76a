import { StoreError } from '@oc-stats/store';
import { removeDatabase, replaceKeeping } from '../engine/files.ts';
import { literal, type Session } from '../engine/session.ts';
import type { StoreProgress } from '../link/protocol.ts';
import { difference, sumsIn, sumsOf, verify } from '../upkeep/verify.ts';
import { MIGRATIONS } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';

/**
 * Builds the new schema in a file beside, verifies it, and only then lets it take the place of the old one, which is
 * kept. `session` is open on the old file and so holds its lock until all is done; a crash at any moment leaves the
 * old file or the new one in place, whole.
 */
export async function upgrade(
  session: Session,
  file: string,
  from: number,
  onProgress: (progress: StoreProgress) => void,
): Promise<void> {
  const steps = MIGRATIONS.filter((migration) => migration.from >= from);
  let [source, made] = ['stats', file];
  for (const step of steps) {
    const target = `version_${step.from + 1}`;
    const next = `${file}.upgrading-${step.from + 1}`;
    await removeDatabase(next);
    await session.run(`ATTACH ${literal(next)} AS ${target}`);
    await migrate(session, step, source, target, onProgress);
    await session.run(`CHECKPOINT ${target}`);
    if (made !== file) await drop(session, source, made);
    [source, made] = [target, next];
  }
  const { ok, problems } = await verify(session, source);
  if (!ok) throw upgradeFailed(file, problems.join(', '));
  await session.run(`DETACH ${source}`);
  await session.run('CHECKPOINT stats');
  await replaceKeeping(file, made, `${file}.v${from}`);
}

async function migrate(
  session: Session,
  step: Migration,
  source: string,
  target: string,
  onProgress: (progress: StoreProgress) => void,
): Promise<void> {
  const statements = step.statements(source, target);
  const message = `Upgrading the statistics from schema ${step.from} to ${step.from + 1}`;
  const report = (done: number) =>
    onProgress({ phase: 'upgrade', message, done, total: statements.length + 1 });
  for (const [done, statement] of statements.entries()) {
    report(done);
    await session.run(statement);
  }
  report(statements.length);
  const [before = []] = await session.rows(step.sums(source));
  const problem = difference(sumsOf(before as readonly number[]), await sumsIn(session, target));
  if (problem) throw upgradeFailed(target, problem);
  report(statements.length + 1);
}

async function drop(session: Session, name: string, file: string): Promise<void> {
  await session.run(`DETACH ${name}`);
  await removeDatabase(file);
}

function upgradeFailed(what: string, problem: string): StoreError {
  const advice = 'The old file is untouched; go back to the oc-stats that wrote it, and report this.';
  return new StoreError('corrupt', `The upgrade of ${what} did not come out equal: ${problem}. ${advice}`);
}
