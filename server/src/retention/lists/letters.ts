import type { CsvCell } from '@oc-stats/figures/files';
import type { Action, Columns } from '@oc-stats/retention';
import type { ListedAction } from './action-list.ts';
import { letterText } from './letter-text.ts';

/** Gathers what has to be known of the recordings whose owners are told something, and when they are. */
export class Letters {
  readonly #columns: Columns;
  readonly #actions: readonly Action[];
  readonly #told: ReadonlySet<string>;
  readonly #known = new Map<string, { readonly title: string; readonly email: string }>();

  constructor(columns: Columns, actions: readonly Action[]) {
    this.#columns = columns;
    this.#actions = actions.filter(({ told }) => told.length > 0);
    this.#told = new Set(this.#actions.map(({ recording }) => columns.id[recording] ?? ''));
  }

  add({ id, recording }: ListedAction): void {
    if (recording && this.#told.has(id))
      this.#known.set(id, { title: recording.title, email: recording.email });
  }

  async rows(): Promise<CsvCell[][]> {
    const { notices } = await import('@oc-stats/retention');
    const known = (recording: number) => this.#known.get(this.#columns.id[recording] ?? '');
    const letters = notices(this.#columns, this.#actions, {
      addressOf: (recording) => known(recording)?.email ?? '',
      titleOf: (recording) => known(recording)?.title ?? '',
    });
    return letters.map(({ action, address, day, from, hours, ids, owner, recordings, titles, to }) => [
      day,
      owner,
      address,
      action,
      from,
      to,
      recordings,
      hours,
      letterText(titles.map((title, i) => title || (ids[i] ?? ''))),
    ]);
  }
}

export const LETTER_HEADING: readonly string[] = [
  'send on',
  'owner',
  'email',
  'action',
  'from',
  'to',
  'recordings',
  'hours',
  'titles',
];
