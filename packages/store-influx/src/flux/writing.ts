import type { Connection } from '../connection/connection.ts';
import { writeLines } from '../connection/write-lines.ts';
import type { Removal, Writing } from '../dialect/dialect.ts';
import type { Condition } from '../dialect/select.ts';
import { storedTag } from '../dialect/tag-text.ts';

export function fluxWriting(
  connection: Connection,
  { org, bucket }: { org: string; bucket: string },
): Writing {
  const place = { org, bucket };

  return {
    async prepare() {
      // A bucket has no retention policies to make.
    },

    async write(lines, { precision = 's' }) {
      const query = new URLSearchParams({ ...place, precision });
      await writeLines(connection, `/api/v2/write?${query.toString()}`, lines);
    },

    async remove(removals) {
      for (const body of removals.flatMap(deletions)) {
        const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body } as const;
        const path = `/api/v2/delete?${new URLSearchParams(place).toString()}`;
        await connection.run((inTime) => connection.send(path, request, inTime));
      }
    },
  };
}

/** Here the stop belongs to the range, and a predicate knows no "or": one request for each set of values. */
function deletions({ source, tags, from, before }: Removal): string[] {
  const start = new Date(from * 1_000).toISOString();
  const stop = new Date((before - 1) * 1_000).toISOString().replace('.000Z', '.999999999Z');
  const measurement = `${literal('_measurement')}=${literal(source.measurement)}`;
  return predicates(tags).map((tagged) =>
    JSON.stringify({ start, stop, predicate: `${measurement}${tagged}` }),
  );
}

function predicates([first, ...others]: readonly Condition[]): string[] {
  if (!first) return [''];
  const rest = predicates(others);
  return first.anyOf.flatMap((value) =>
    rest.map((tail) => ` AND ${literal(first.tag)}=${literal(storedTag(value))}${tail}`),
  );
}

function literal(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
