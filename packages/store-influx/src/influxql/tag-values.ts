import type { Condition, Source } from '../dialect/select.ts';
import { tagFrom } from '../dialect/tag-text.ts';
import type { AskInfluxql } from './ask.ts';
import { Parameters } from './parameters.ts';
import { quoted } from './quote.ts';
import { conditionsOf } from './statement.ts';

/** From the index alone. It knows no retention policies, so a value may belong to points of another one. */
export async function readTagValues(
  ask: AskInfluxql,
  { measurement }: Source,
  tag: string,
  where: readonly Condition[],
  signal?: AbortSignal,
): Promise<string[]> {
  const parameters = new Parameters();
  const conditions = conditionsOf({ where }, parameters);
  const filter = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
  const statement = `SHOW TAG VALUES FROM ${quoted(measurement)} WITH KEY = ${quoted(tag)}${filter}`;
  const [result] = await ask([statement], parameters, signal);
  return (result?.series ?? []).flatMap(({ columns, values }) => {
    const value = columns.indexOf('value');
    return values.map((row) => tagFrom(String(row[value])));
  });
}
