import type { Schema, SchemaMeasurement, SchemaPolicy } from '../detect/schema.ts';
import type { AskInfluxql } from './ask.ts';
import { Parameters } from './parameters.ts';
import { quoted } from './quote.ts';
import type { Result } from './results.ts';

/**
 * Two exchanges: fields are asked of each retention policy, so the policies have to be known first. Of a database that
 * is not there only the first statement says so; together with others it is "not executed".
 */
export async function readSchema(ask: AskInfluxql, database: string, signal?: AbortSignal): Promise<Schema> {
  const on = `ON ${quoted(database)}`;
  const [policyList] = await ask([`SHOW RETENTION POLICIES ${on}`], new Parameters(), signal);
  const policies = policiesOf(policyList);
  const statements = policies.map(({ name }) => `SHOW FIELD KEYS ${on} FROM ${quoted(name)}./.*/`);
  const [tagList, ...fields] = await ask([`SHOW TAG KEYS ${on}`, ...statements], new Parameters(), signal);
  const tags = namesOf(tagList);
  const measurements = policies.flatMap((policy, i) =>
    [...namesOf(fields[i])].map(([name, keys]): SchemaMeasurement => ({
      policy: policy.name,
      name,
      tags: tags.get(name) ?? [],
      fields: keys,
    })),
  );
  return { policies, measurements };
}

function policiesOf(result: Result | undefined): SchemaPolicy[] {
  return (result?.series ?? []).flatMap(({ columns, values }) =>
    values.map((row) => {
      const cell = (column: string) => row[columns.indexOf(column)];
      return {
        name: String(cell('name')),
        isDefault: cell('default') === true,
        shardDays: daysOf(String(cell('shardGroupDuration'))),
      };
    }),
  );
}

/** `168h0m0s`. */
function daysOf(duration: string): number {
  return Number(/^(\d+)h/.exec(duration)?.[1] ?? 0) / 24;
}

function namesOf(result: Result | undefined): Map<string, string[]> {
  return new Map(
    (result?.series ?? []).map(({ name, values }) => [name, values.map((row) => String(row[0]))]),
  );
}
