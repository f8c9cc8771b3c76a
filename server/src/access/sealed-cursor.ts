import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { StatsError } from '@oc-stats/contract';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Longer than any cursor of a catalogue, so that all are alike. */
const LENGTH = 24;

/** Another one after each start: lists are then begun anew. */
const KEY = randomBytes(32);

/**
 * A place in a list of everything, for somebody who may see a part of it. As it stands it would tell how many others
 * come before, and one that is made up would tell whether there is something of a certain identifier. `use` says for
 * whom and which list it is; for anything else it cannot be opened.
 */
export function sealed(cursor: string, use: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, KEY, nonce);
  cipher.setAAD(Buffer.from(use));
  const text = Buffer.concat([cipher.update(cursor.padEnd(LENGTH), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url');
}

export function opened(cursor: string, use: string): string {
  try {
    const bytes = Buffer.from(cursor, 'base64url');
    const tagEnd = NONCE_BYTES + TAG_BYTES;
    const decipher = createDecipheriv(ALGORITHM, KEY, bytes.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(use));
    decipher.setAuthTag(bytes.subarray(NONCE_BYTES, tagEnd));
    return Buffer.concat([decipher.update(bytes.subarray(tagEnd)), decipher.final()])
      .toString('utf8')
      .trimEnd();
  } catch (cause) {
    throw new StatsError('bad-cursor', undefined, { parameter: 'cursor', cause });
  }
}
