import { OutputFolder } from '../../retention/files/output-folder.ts';
import type { Host } from '../host.ts';
import { OperatorError } from '../operator-error.ts';
import type { RetentionGiven } from './given.ts';
import { resolve } from 'node:path';

/** Gives where files go, `null` without `--out`, and makes them visible when the work is done. */
export async function withOutput(
  host: Host,
  given: RetentionGiven,
  work: (out: OutputFolder | null) => Promise<void>,
): Promise<void> {
  if (given.out === undefined) return work(null);
  const path = resolve(host.cwd, given.out);
  const out = await OutputFolder.open(path).catch((cause: unknown) => {
    throw unusable(path, cause);
  });
  try {
    await work(out);
    const { inTheWay, replaced } = await out.publish(given.overwrite ?? false);
    if (inTheWay.length > 0)
      throw new OperatorError(
        `${path} has files that are not from oc-stats, or were changed since: ${inTheWay.join(', ')}. Nothing was written. Choose another folder, or say --overwrite.`,
      );
    const earlier = replaced > 0 ? `, ${replaced} of them in the place of what was there` : '';
    host.stderr.write(`Written to ${path}: ${out.names.length} files${earlier}.\n`);
  } catch (cause) {
    throw isOfFiles(cause) ? unusable(path, cause) : cause;
  } finally {
    await out.close();
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EEXIST: 'it is a file',
  EISDIR: 'a folder has the name of a file',
  ENOTDIR: 'a part of its path is a file',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
};

function isOfFiles(error: unknown): boolean {
  return ((error as NodeJS.ErrnoException | null)?.code ?? '') in REASONS;
}

function unusable(path: string, cause: unknown): OperatorError {
  const { code = '', message } = cause as NodeJS.ErrnoException;
  return new OperatorError(`Nothing can be written to ${path}: ${REASONS[code] ?? message}.`, { cause });
}
