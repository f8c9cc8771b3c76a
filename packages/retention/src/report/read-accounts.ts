import { csvRows, isBroken } from '../csv/csv-rows.ts';
import { RetentionError } from '../retention-error.ts';

const NAMES = ['username', 'user', 'userkey', 'login', 'loginname', 'account', 'accountname', 'creator'];
const MAILS = ['email', 'emailaddress', 'mail'];
const STATES = ['active', 'enabled', 'isactive', 'status'];
const NO = ['false', 'no', '0', 'inactive', 'disabled', 'deleted', 'archived', 'gone'];

/**
 * Who has an account still, from any list of users: the names and addresses of its rows, as `accountOf` writes them.
 * A row that says itself that it is not active is left out.
 */
export async function readAccounts(file: string, chunks: AsyncIterable<Uint8Array>): Promise<Set<string>> {
  const accounts = new Set<string>();
  let take: ((fields: readonly string[]) => void) | undefined;
  for await (const rows of csvRows(chunks)) {
    for (const row of rows) {
      if (isBroken(row)) {
        // Whoever is left out counts as gone, and what is theirs may be deleted: better no list than half of one.
        throw new RetentionError(
          'not-a-report',
          `Line ${row.line} of ${file} cannot be read: ${row.reason}.`,
        );
      }
      if (take) take(row.fields);
      else take = takingFrom(file, row.fields, accounts);
    }
  }
  if (!take) takingFrom(file, [], accounts);
  return accounts;
}

/** As the same person is written in reports (`unified\\JDoe`) and in lists of users (`jdoe`). */
export function accountOf(name: string): string {
  return name
    .slice(name.lastIndexOf('\\') + 1)
    .trim()
    .toLowerCase();
}

function takingFrom(file: string, heading: readonly string[], accounts: Set<string>) {
  const plain = heading.map((name) => name.toLowerCase().replace(/[^a-z0-9]+/g, ''));
  const placesOf = (names: readonly string[]) =>
    plain.flatMap((name, at) => (names.includes(name) ? [at] : []));
  const [names, states] = [placesOf([...NAMES, ...MAILS]), placesOf(STATES)];
  if (names.length === 0) {
    throw new RetentionError(
      'not-a-report',
      `${file} is no list of users: line 1 names no column “Username” or “Email”.`,
    );
  }
  return (fields: readonly string[]) => {
    if (states.some((at) => NO.includes((fields[at] ?? '').trim().toLowerCase()))) return;
    for (const at of names) {
      const account = accountOf(fields[at] ?? '');
      if (account !== '') accounts.add(account);
    }
  };
}
