import { asArray } from './as-array.ts';
import { isFields, text } from './fields.ts';
import { unexpectedAnswer } from './opencast-error.ts';

/** One line of an access control list. Lists allow; what is not allowed is refused, and a refusal wins. */
export interface AccessEntry {
  readonly allow: boolean;
  readonly role: string;
  readonly action: string;
}

/** Anything that is not clearly a list of entries is no list: an access list that is misread opens doors. */
export function readAccess(path: string, answer: unknown): readonly AccessEntry[] {
  return asArray(answer).map((entry) => {
    const role = isFields(entry) ? text(entry['role']) : '';
    const action = isFields(entry) ? text(entry['action']) : '';
    if (!isFields(entry) || role === '' || action === '') {
      throw unexpectedAnswer(path, 'something that is not an access list');
    }
    return { allow: entry['allow'] === true || entry['allow'] === 'true', role, action };
  });
}
