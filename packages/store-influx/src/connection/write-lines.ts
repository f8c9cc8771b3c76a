import type { Connection } from './connection.ts';

const LINES_AT_ONCE = 5_000;
/** InfluxDB 1.x takes 25 MB. */
const CHARACTERS_AT_ONCE = 4_000_000;

/** Through the client's write API, without its own retries, which would go on behind the caller's back. */
export async function writeLines(
  connection: Connection,
  path: string,
  lines: readonly string[],
): Promise<void> {
  for (const some of portions(lines)) {
    await connection.run(async () => {
      const api = connection.client.getWriteApi('', '', 's', {
        batchSize: LINES_AT_ONCE + 1,
        flushInterval: 0,
        maxRetries: 0,
        maxBatchBytes: Number.MAX_SAFE_INTEGER,
        gzipThreshold: connection.encoding === 'gzip' ? 1_000 : Number.MAX_SAFE_INTEGER,
        // Without it the client writes the failure to the console.
        writeFailed: (error) => Promise.reject(error),
      });
      api.path = path;
      api.writeRecords([...some]);
      await api.flush();
    });
  }
}

function* portions(lines: readonly string[]): Generator<readonly string[]> {
  let from = 0;
  let characters = 0;
  for (const [at, line] of lines.entries()) {
    if (at > from && (at - from === LINES_AT_ONCE || characters + line.length > CHARACTERS_AT_ONCE)) {
      yield lines.slice(from, at);
      from = at;
      characters = 0;
    }
    characters += line.length;
  }
  if (from < lines.length) yield lines.slice(from);
}
