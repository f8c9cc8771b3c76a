import type { Source } from '../dialect/select.ts';

/** InfluxQL binds values only; names are quoted, with what could end the quotation escaped. */
export function quoted(name: string): string {
  return `"${name.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}

export function quotedSource({ policy, measurement }: Source): string {
  return policy === null ? quoted(measurement) : `${quoted(policy)}.${quoted(measurement)}`;
}
