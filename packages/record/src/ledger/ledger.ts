import { readText, writtenText } from '@oc-stats/duckdb';
import type { RecordSession } from '../record-session.ts';
import { timestamp } from '../mirror/reading.ts';
import { Revocations, type Revocation } from './revocations.ts';

/** Small things that have to outlive a restart: cursors, salts, and which tokens no longer count. */
export interface Ledger {
  read(name: string): Promise<string | null>;
  /** Durable when it resolves. */
  write(name: string, value: string): Promise<void>;
  remove(name: string): Promise<void>;
  /** A token that would be good until then is not any more. Never shortens an earlier revocation. */
  revoke(id: string, until: Date, reason?: string): Promise<void>;
  isRevoked(id: string, now: Date): boolean;
  /** Those that still matter: a token that has expired needs no revocation. */
  revoked(now: Date): readonly Revocation[];
}

export async function openLedger(session: RecordSession, clock: () => Date): Promise<Ledger> {
  const revocations = await Revocations.load(session);
  return {
    read: (name) =>
      session.turn(async () => {
        const [row] = await session.rows('SELECT value FROM ledger WHERE name = $name', {
          name: writtenText(name),
        });
        return row ? readText(row[0] as string) : null;
      }),

    write: (name, value) =>
      session.turn(() =>
        session.transaction(async () => {
          const [written, now] = [writtenText(name), timestamp(clock().getTime())];
          await session.run('DELETE FROM ledger WHERE name = $written', { written });
          await session.run('INSERT INTO ledger VALUES ($written, $value, $now)', {
            written,
            value: writtenText(value),
            now,
          });
        }),
      ),

    remove: (name) =>
      session.turn(async () => {
        await session.run('DELETE FROM ledger WHERE name = $name', { name: writtenText(name) });
      }),

    revoke: (id, until, reason) => session.turn(() => revocations.revoke(id, until, clock(), reason ?? null)),
    isRevoked: (id, now) => revocations.isRevoked(id, now),
    revoked: (now) => revocations.list(now),
  };
}
