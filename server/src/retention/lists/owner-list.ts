import type { RetentionRule } from '@oc-stats/contract';
import type { CsvCell } from '@oc-stats/figures/files';
import type { ListedAction } from './action-list.ts';
import { letterText } from './letter-text.ts';

/** What is told to one owner. */
interface Letter {
  readonly owner: string;
  email: string;
  readonly recordings: Set<string>;
  hours: number;
  first: string;
  readonly counts: Record<RetentionRule['action'], number>;
  readonly lines: string[];
}

/** Gathers, action by action, one line for each owner, as programs that write letters take them. */
export class OwnerList {
  readonly #letters = new Map<string, Letter>();

  add({ action, done, hours, id, recording }: ListedAction): void {
    const owner = recording?.creator ?? '';
    let letter = this.#letters.get(owner);
    if (!letter) this.#letters.set(owner, (letter = newLetter(owner, done)));
    letter.email ||= recording?.email ?? '';
    if (!letter.recordings.has(id)) letter.hours += hours;
    letter.recordings.add(id);
    if (done < letter.first) letter.first = done;
    letter.counts[action] += 1;
    letter.lines.push(`${done} ${action}: ${recording?.title || id}`);
  }

  /** Who has most to lose comes first. */
  get rows(): CsvCell[][] {
    return [...this.#letters.values()]
      .sort((a, b) => b.hours - a.hours || (a.owner < b.owner ? -1 : 1))
      .map(({ counts, email, first, hours, lines, owner, recordings }) => [
        owner,
        email,
        recordings.size,
        hours,
        first,
        ...ACTIONS.map((action) => counts[action]),
        letterText(lines),
      ]);
  }
}

/** The mildest first. */
const NONE = { notify: 0, disable: 0, unpublish: 0, strip: 0, archive: 0, delete: 0 };
const ACTIONS = Object.keys(NONE) as readonly RetentionRule['action'][];

export const OWNER_HEADING: readonly string[] = [
  'owner',
  'email',
  'recordings',
  'hours',
  'first day',
  ...ACTIONS,
  'what happens',
];

function newLetter(owner: string, first: string): Letter {
  return { owner, email: '', recordings: new Set(), hours: 0, first, counts: { ...NONE }, lines: [] };
}
