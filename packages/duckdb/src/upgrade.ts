import { DatabaseError } from './database-error.ts';
import { removeDatabase, replaceKeeping, UNFINISHED } from './files.ts';
import { literal } from './literal.ts';
import type { Migration, Schema } from './schema.ts';
import type { Session } from './session.ts';

/** How far the step from one version to the next is. */
export interface UpgradeProgress {
  readonly from: number;
  readonly to: number;
  readonly done: number;
  readonly total: number;
}

/**
 * Builds the new schema in a file beside, verifies it, and only then lets it take the place of the old one, which is
 * kept. `session` is open on the old file and so holds its lock until all is done; a crash at any moment leaves the
 * old file or the new one in place, whole.
 */
export async function upgrade(
  session: Session,
  schema: Schema,
  from: number,
  onProgress: (progress: UpgradeProgress) => void,
): Promise<void> {
  const { file } = session;
  const [[old] = []] = await session.rows('SELECT current_database()');
  let [source, made] = [String(old), file];
  for (const step of schema.migrations.filter((migration) => migration.from >= from)) {
    const target = `version_${step.from + 1}`;
    const next = `${file}${UNFINISHED.upgrading}${step.from + 1}`;
    await removeDatabase(next);
    await session.run(`ATTACH ${literal(next)} AS ${target}`);
    await migrate(session, step, source, target, onProgress);
    await session.run(`CHECKPOINT ${target}`);
    if (made !== file) {
      await session.run(`DETACH ${source}`);
      await removeDatabase(made);
    }
    [source, made] = [target, next];
  }
  const problem = await schema.problemIn(session, source);
  if (problem !== null) throw upgradeFailed(file, problem);
  await session.run(`DETACH ${source}`);
  await session.run(`CHECKPOINT ${String(old)}`);
  await replaceKeeping(file, made, `${file}.v${from}`);
}

async function migrate(
  session: Session,
  step: Migration,
  source: string,
  target: string,
  onProgress: (progress: UpgradeProgress) => void,
): Promise<void> {
  const [from, to] = [step.from, step.from + 1];
  const statements = step.statements(source, target);
  const report = (done: number) => onProgress({ from, to, done, total: statements.length + 1 });
  for (const [done, statement] of statements.entries()) {
    report(done);
    await session.run(statement);
  }
  report(statements.length);
  const [[written] = []] = await session.rows(`SELECT schema_version FROM ${target}.meta`);
  if (written !== to) throw upgradeFailed(target, `it says that it has schema ${String(written)}`);
  const difference = await step.difference(session, source, target);
  if (difference !== null) throw upgradeFailed(target, difference);
  report(statements.length + 1);
}

function upgradeFailed(what: string, problem: string): DatabaseError {
  const advice = 'The old file is untouched; go back to the oc-stats that wrote it, and report this.';
  return new DatabaseError(
    'unequal',
    what,
    `The upgrade of ${what} did not come out equal: ${problem}. ${advice}`,
  );
}
