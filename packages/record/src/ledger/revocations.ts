import { readText, writtenText, type Session } from '@oc-stats/duckdb';
import { timestamp } from '../mirror/reading.ts';

export interface Revocation {
  readonly id: string;
  readonly until: Date;
}

/** A clock that jumps ahead for a while must not make revoked tokens good again. */
const KEPT_LONGER_MS = 30 * 86_400_000;

/** Asked with every request, so they are held in memory as well. */
export class Revocations {
  readonly #session: Session;
  readonly #untils = new Map<string, number>();

  private constructor(session: Session) {
    this.#session = session;
  }

  static async load(session: Session): Promise<Revocations> {
    const revocations = new Revocations(session);
    const rows = await session.rows('SELECT id, epoch_ms(until)::DOUBLE FROM revocation');
    for (const [id, until] of rows) revocations.#untils.set(readText(id as string), until as number);
    return revocations;
  }

  /** Never shortens an earlier one. */
  async revoke(id: string, until: Date, now: Date, reason: string | null): Promise<void> {
    const end = Math.max(until.getTime(), this.#untils.get(id) ?? Number.NEGATIVE_INFINITY);
    const forgotten = now.getTime() - KEPT_LONGER_MS;
    const written = writtenText(id);
    await this.#session.transaction(async () => {
      await this.#session.run('DELETE FROM revocation WHERE id = $written OR until < $forgotten', {
        written,
        forgotten: timestamp(forgotten),
      });
      await this.#session.run('INSERT INTO revocation VALUES ($written, $until, $reason, $now)', {
        written,
        until: timestamp(end),
        reason: reason === null ? null : writtenText(reason),
        now: timestamp(now.getTime()),
      });
    });
    this.#untils.set(id, end);
    for (const [other, time] of this.#untils) if (time < forgotten) this.#untils.delete(other);
  }

  isRevoked(id: string, now: Date): boolean {
    return (this.#untils.get(id) ?? Number.NEGATIVE_INFINITY) > now.getTime();
  }

  list(now: Date): readonly Revocation[] {
    return [...this.#untils]
      .filter(([, until]) => until > now.getTime())
      .map(([id, until]) => ({ id, until: new Date(until) }));
  }
}
