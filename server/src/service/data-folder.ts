import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { OperatorError } from '../commands/operator-error.ts';

const REASONS: Readonly<Record<string, string>> = {
  EEXIST: 'it is a file',
  ENOTDIR: 'a part of its path is a file',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
};

/** Makes the folder where there is none, and says what is wrong where there cannot be one. */
export async function prepareDataFolder(folder: string): Promise<void> {
  try {
    // What lies there is for whoever runs the service: numbers, keys, and who may see what.
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? '';
    throw new OperatorError(
      `The data folder ${folder} cannot be used: ${REASONS[code] ?? code}. Choose another with --data or store.folder.`,
      { cause },
    );
  }
}
