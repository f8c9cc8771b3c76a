import { addDays, type Day, type RetentionWarning } from '@oc-stats/contract';
import type { Plays } from './episode-plays.ts';
import type { FoundRecording } from './recording-of.ts';

/** So many are named; who wants all asks Opencast. */
const NAMED = 5;
/** Yesterday is counted in the course of today, by some sources in the course of tomorrow. */
const USUAL_DELAY = 3;

const SENTENCES = {
  'not-recorded': 'planned, or failed before anything was recorded, and counted nowhere',
  'no-length': 'without a length, and counted with 0 hours',
  'size-unknown': 'with files that Opencast has not measured, which take more than is said',
  'not-readable': 'with an archive that could not be read, so that only what is published has a size',
  'unknown-event':
    'played but not in Opencast (deleted since, or not readable for this account), and in no total',
  'unknown-view': 'in the table of last views, but not in Opencast',
} as const;

type Doubt = keyof typeof SENTENCES;

/** What of a reading is not as sure as its numbers look; one sentence for each kind, however many events it is about. */
export class Doubts {
  readonly #asOf: Day;
  readonly #events = new Map<Doubt, string[]>();
  readonly #others: RetentionWarning[] = [];

  constructor(asOf: Day) {
    this.#asOf = asOf;
  }

  add(doubt: Doubt, id: string): void {
    const ids = this.#events.get(doubt);
    if (ids) ids.push(id);
    else this.#events.set(doubt, [id]);
  }

  recording({ bytes, recording }: FoundRecording, archived: readonly unknown[] | null): void {
    if (recording.minutes === null) this.add('no-length', recording.id);
    if (bytes.unmeasured > 0) this.add('size-unknown', recording.id);
    if (archived === null) this.add('not-readable', recording.id);
  }

  withoutAgents(): void {
    this.#say(
      'no-agents',
      'This account may not list the capture agents, so recordings of theirs may count as unknown. Give it the role ' +
        'ROLE_API_CAPTURE_AGENTS_VIEW.',
    );
  }

  bounds({ countingSince, gaps = [], through }: Plays['bounds']): void {
    if (countingSince === null || through === null) {
      this.#say(
        'no-plays',
        'Nobody has counted plays yet, so of no recording is it known whether it was watched.',
      );
      return;
    }
    if (through < addDays(this.#asOf, -USUAL_DELAY))
      this.#say(
        'plays-end',
        `Plays are complete only through ${through}: what was watched since then may look as if nobody did.`,
      );
    for (const { from, to } of gaps)
      this.#say(
        'plays-missing',
        `Plays of ${from} to ${to} are missing: what was watched then only looks unwatched.`,
      );
  }

  warnings(): RetentionWarning[] {
    const counted = [...this.#events].map(([code, ids]) => {
      const events = ids.length === 1 ? 'One event' : `${ids.length} events`;
      return warning(code, `${events} ${SENTENCES[code]}: ${named(ids)}.`);
    });
    return [...this.#others, ...counted];
  }

  #say(code: string, message: string): void {
    this.#others.push(warning(code, message));
  }
}

function warning(code: string, message: string): RetentionWarning {
  return { file: 'Opencast', line: null, code, message };
}

function named(ids: readonly string[]): string {
  const more = ids.length - NAMED;
  return ids.slice(0, NAMED).join(', ') + (more > 0 ? `, and ${more} more` : '');
}
