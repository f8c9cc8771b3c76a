import { isUtf8 } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import type { RetentionPlan, RetentionScope } from '@oc-stats/contract';
import { OperatorError } from '../operator-error.ts';
import { readColumn } from './read-column.ts';
import { EXIT_CODES, operatorError } from './exit-codes.ts';

/** A plan is a page or two; whatever is much longer is something else. */
const LARGEST = 1_000_000;

/** Before anything that takes time: mistakes in a plan are told at once. */
export async function readPlans(files: readonly string[], cwd: string): Promise<RetentionPlan[]> {
  if (files.length === 0) return [];
  const { parsePlan, PlanError } = await import('@oc-stats/retention');
  return Promise.all(
    files.map(async (file) => {
      const path = resolve(cwd, file);
      const bytes = await planBytes(path, file);
      const text = bytes.toString();
      try {
        if (!isUtf8(bytes))
          throw new PlanError(basename(file), [
            { ...endOf(text.split('\ufffd')[0] ?? ''), message: NOT_UTF8 },
          ]);
        return await withIds(parsePlan(text, basename(file)), dirname(path));
      } catch (error) {
        throw operatorError(error);
      }
    }),
  );
}

const NOT_UTF8 = 'this is not UTF-8. Names with other letters would not be found: save the file as UTF-8.';

/** Where a text ends. */
function endOf(text: string): { readonly line: number; readonly column: number } {
  const lines = text.split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

async function planBytes(path: string, file: string): Promise<Buffer> {
  try {
    if ((await stat(path)).size <= LARGEST) return await readFile(path);
  } catch (cause) {
    const { whyUnreadable } = await import('@oc-stats/retention');
    const why = whyUnreadable(cause as Error);
    throw new OperatorError(`${file} cannot be read: ${why}.`, { cause, exitCode: EXIT_CODES.unreadable });
  }
  throw new OperatorError(`${file} is too large for a plan.`, { exitCode: EXIT_CODES['invalid-plan'] });
}

/** A plan may name recordings by a table that lies beside it. */
async function withIds(plan: RetentionPlan, folder: string): Promise<RetentionPlan> {
  const rules = await Promise.all(
    plan.rules.map(async (rule) => (rule.where ? { ...rule, where: await named(rule.where, folder) } : rule)),
  );
  const exempt = plan.exempt && (await Promise.all(plan.exempt.map((one) => named(one, folder))));
  return { ...plan, rules, ...(exempt ? { exempt } : {}) };
}

const IDS = { called: 'id', headings: ['id', 'sessionid', 'eventid', 'identifier', 'event', 'recording'] };

async function named<T extends RetentionScope>(scope: T, folder: string): Promise<T> {
  const { idsFrom, ...rest } = scope;
  if (idsFrom === undefined) return scope;
  const ids = await readColumn(resolve(folder, idsFrom), IDS);
  return { ...rest, ids: [...(scope.ids ?? []), ...ids] } as T;
}
