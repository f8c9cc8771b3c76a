import { removeDatabase, replaceKeeping } from '../engine/files.ts';
import { literal, type Session } from '../engine/session.ts';
import { RecordError } from '../record-error.ts';
import { problemsIn } from '../upkeep/verify.ts';
import type { Migration } from './migration.ts';
import type { Schema } from './schema.ts';

/**
 * Builds the new schema in a file beside, verifies it, and only then lets it take the place of the old one, which is
 * kept. `session` is open on the old file and so holds its lock until all is done; a crash at any moment leaves the
 * old file or the new one in place, whole.
 */
export async function upgrade(session: Session, file: string, from: number, schema: Schema): Promise<void> {
  let [source, made] = ['record', file];
  for (const step of schema.migrations.filter((migration) => migration.from >= from)) {
    const target = `version_${step.from + 1}`;
    const next = `${file}.upgrading-${step.from + 1}`;
    await removeDatabase(next);
    await session.run(`ATTACH ${literal(next)} AS ${target}`);
    await migrate(session, step, source, target);
    await session.run(`CHECKPOINT ${target}`);
    if (made !== file) {
      await session.run(`DETACH ${source}`);
      await removeDatabase(made);
    }
    [source, made] = [target, next];
  }
  const [problem] = await problemsIn(session, source);
  if (problem) throw upgradeFailed(file, problem);
  await session.run(`DETACH ${source}`);
  await session.run('CHECKPOINT record');
  await replaceKeeping(file, made, `${file}.v${from}`);
}

async function migrate(session: Session, step: Migration, source: string, target: string): Promise<void> {
  await session.run(`CREATE TABLE ${target}.meta (schema_version INTEGER NOT NULL)`);
  await session.run(`INSERT INTO ${target}.meta VALUES (${step.from + 1})`);
  for (const statement of step.statements(source, target)) await session.run(statement);
  for (const [before, after] of step.equal(source, target)) {
    const [[differences] = []] = await session.rows(
      `SELECT count(*)::INTEGER FROM (((${before}) EXCEPT ALL (${after})) UNION ALL ((${after}) EXCEPT ALL (${before})))`,
    );
    if (differences !== 0) throw upgradeFailed(target, `${String(differences)} rows differ in "${after}"`);
  }
}

function upgradeFailed(what: string, problem: string): RecordError {
  const advice = 'The old file is untouched; go back to the oc-stats that wrote it, and report this.';
  return new RecordError('corrupt', `The upgrade of ${what} did not come out equal: ${problem}. ${advice}`);
}
