import type { Removal, Writing } from '../dialect/dialect.ts';
import type { Connection } from '../connection/connection.ts';
import { InfluxFailure } from '../connection/influx-failure.ts';
import { writeLines } from '../connection/write-lines.ts';
import type { AskInfluxql } from './ask.ts';
import { Parameters } from './parameters.ts';
import { quoted } from './quote.ts';
import { conditionsOf } from './statement.ts';

const REMOVALS_AT_ONCE = 50;

export function influxqlWriting(connection: Connection, ask: AskInfluxql): Writing {
  const { database } = connection;

  return {
    async prepare(policy, signal) {
      const statement = `CREATE RETENTION POLICY ${quoted(policy)} ON ${quoted(database)} DURATION INF REPLICATION 1 SHARD DURATION 52w`;
      try {
        await ask([statement], new Parameters(), signal);
      } catch (error) {
        if (error instanceof InfluxFailure && /already exists/i.test(error.message)) return;
        if (!(error instanceof InfluxFailure) || error.kind !== 'forbidden') throw error;
        if (await exists(policy, signal)) return;
        const message = `This user may not create retention policies. Let an administrator run once: ${statement}`;
        throw new InfluxFailure('forbidden', message, { cause: error });
      }
    },

    async write(lines, { policy, precision = 's' }) {
      const query = new URLSearchParams({
        db: database,
        precision,
        ...(policy === null ? {} : { rp: policy }),
      });
      await writeLines(connection, `/write?${query.toString()}`, lines);
    },

    /** A statement a removal: they know no retention policy and no condition on fields. */
    async remove(removals) {
      for (let at = 0; at < removals.length; at += REMOVALS_AT_ONCE) {
        const parameters = new Parameters();
        const some = removals.slice(at, at + REMOVALS_AT_ONCE);
        await ask(
          some.map((removal) => deleteStatement(removal, parameters)),
          parameters,
        );
      }
    },
  };

  async function exists(policy: string, signal: AbortSignal | undefined): Promise<boolean> {
    const [result] = await ask([`SHOW RETENTION POLICIES ON ${quoted(database)}`], new Parameters(), signal);
    return (result?.series ?? []).some(({ values }) => values.some((row) => row[0] === policy));
  }
}

function deleteStatement({ source, tags, from, before }: Removal, parameters: Parameters): string {
  const conditions = [
    ...conditionsOf({ where: tags }, parameters),
    `time >= '${moment(from)}'`,
    `time < '${moment(before)}'`,
  ];
  return `DELETE FROM ${quoted(source.measurement)} WHERE ${conditions.join(' AND ')}`;
}

function moment(seconds: number): string {
  return new Date(seconds * 1_000).toISOString();
}
