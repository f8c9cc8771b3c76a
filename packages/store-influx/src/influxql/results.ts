import type { Block } from '../dialect/select.ts';
import { fromSentence } from '../connection/failure-of.ts';
import { InfluxFailure } from '../connection/influx-failure.ts';

export interface Result {
  readonly series: readonly NamedBlock[];
}

export interface NamedBlock extends Block {
  readonly name: string;
}

/**
 * One result a statement, out of the documents in which a chunked answer comes, one a line. An error of a statement
 * comes with HTTP 200, and only the last piece of a whole one is not "partial".
 */
export function resultsOf(
  text: string,
  count: number,
  at: { readonly address: string; readonly database: string },
): Result[] {
  const series = Array.from({ length: count }, (): NamedBlock[] => []);
  const isWhole = series.map(() => false);
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    const { error: failure, results } = (JSON.parse(line) ?? {}) as Answer;
    if (typeof failure === 'string') throw fromSentence(failure, at);
    if (!isList(results)) throw unexpected(at.address);
    for (const { error } of results) if (typeof error === 'string') throw fromSentence(error, at);
    for (const [index, { statement_id: id = index, series: blocks = [], partial }] of results.entries()) {
      const known = series[id];
      if (!known || !isList(blocks)) throw unexpected(at.address);
      known.push(...blocks.map((block) => checked(block, at.address)));
      isWhole[id] = partial !== true;
    }
  }
  if (isWhole.includes(false)) throw series.flat().length > 0 ? cutShort(at.address) : unexpected(at.address);
  return series.map((blocks) => ({ series: blocks }));
}

interface Answer {
  readonly error?: unknown;
  readonly results?: readonly {
    readonly statement_id?: number;
    readonly error?: unknown;
    readonly partial?: unknown;
    readonly series?: readonly Partial<NamedBlock>[];
  }[];
}

function checked(
  { name = '', tags = {}, columns = [], values = [] }: Partial<NamedBlock>,
  address: string,
): NamedBlock {
  if (!Array.isArray(columns) || !Array.isArray(values)) throw unexpected(address);
  return { name, tags, columns: columns as string[], values: values as unknown[][] };
}

function isList<T>(value: readonly T[] | undefined): value is readonly T[] {
  return Array.isArray(value);
}

function unexpected(address: string): InfluxFailure {
  const message = `What answers at ${address} does not answer as InfluxDB does. Check the address and what stands before it.`;
  return new InfluxFailure('garbage', message);
}

function cutShort(address: string): InfluxFailure {
  const message = `InfluxDB at ${address} sent a part of its answer only, so the numbers would be too small. Try again in a moment.`;
  return new InfluxFailure('cut', message);
}
