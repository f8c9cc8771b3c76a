import { flux, type FluxParameterLike } from '@influxdata/influxdb-client';
import type { Condition, Select } from '../dialect/select.ts';
import { storedTag } from '../dialect/tag-text.ts';
import { FIRST_DAY_NUMBER, LAST_DAY_NUMBER, SECONDS_A_DAY } from '../dialect/time-limits.ts';

/** What the `flux` tag makes: values are escaped, because 2.x binds none. Nothing is put into a text in any other way. */
export type Flux = ReturnType<typeof flux> & FluxParameterLike;

const fluxOf = flux as (strings: TemplateStringsArray, ...values: unknown[]) => Flux;

/** One row a point and one table in all: an answer in tables of one series each is mostly headings. */
export function selectFlux(bucket: string, select: Select): Flux {
  const { source, fields, columns = [], groups = [], where, only } = select;
  const kept = ['_time', ...fields, ...columns, ...groups];
  const points = fluxOf`from(bucket: ${bucket})
  |> range(start: ${startOf(select)}, stop: ${stopOf(select)})
  |> filter(fn: (r) => r._measurement == ${source.measurement} and ${anyOf('_field', fields)}${allOf(where)})
  |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
  |> group()
  |> keep(columns: ${kept})`;
  if (only === undefined) return points;
  return fluxOf`${points}
  |> sort(columns: ["_time"], desc: ${only === 'last'})
  |> limit(n: 1)`;
}

export function tagValuesFlux(
  bucket: string,
  measurement: string,
  tag: string,
  where: readonly Condition[],
): Flux {
  return fluxOf`import "influxdata/influxdb/schema"

schema.tagValues(
    bucket: ${bucket},
    tag: ${tag},
    predicate: (r) => r._measurement == ${measurement}${allOf(where)},
    start: ${new Date(FIRST_DAY_NUMBER * SECONDS_A_DAY * 1_000)},
)`;
}

/** The tags and fields of each measurement, as results with their names. */
export function schemaFlux(bucket: string, measurements: readonly string[]): Flux {
  const start = new Date(FIRST_DAY_NUMBER * SECONDS_A_DAY * 1_000);
  const each = measurements.map(
    (measurement) => fluxOf`
schema.measurementTagKeys(bucket: ${bucket}, measurement: ${measurement}, start: ${start})
    |> yield(name: ${`tags ${measurement}`})
schema.measurementFieldKeys(bucket: ${bucket}, measurement: ${measurement}, start: ${start})
    |> yield(name: ${`fields ${measurement}`})
`,
  );
  return each.reduce((text, next) => fluxOf`${text}${next}`, fluxOf`import "influxdata/influxdb/schema"\n`);
}

function allOf(conditions: readonly Condition[]): Flux {
  return conditions.reduce(
    (text, { tag, anyOf: values }) => fluxOf`${text} and ${anyOf(tag, values.map(storedTag))}`,
    fluxOf``,
  );
}

function anyOf(column: string, values: readonly string[]): Flux {
  const [first = fluxOf`false`, ...rest] = values.map((value) =>
    value === '' ? fluxOf`not exists r[${column}]` : fluxOf`r[${column}] == ${value}`,
  );
  return fluxOf`(${rest.reduce((text, next) => fluxOf`${text} or ${next}`, first)})`;
}

function startOf({ from, at }: Select): Flux {
  if (at !== undefined) return fluxOf`time(v: ${Number(at)})`;
  return fluxOf`${new Date(Math.max(from ?? FIRST_DAY_NUMBER, FIRST_DAY_NUMBER) * SECONDS_A_DAY * 1_000)}`;
}

/** The stop does not belong to the range. */
function stopOf({ before, at }: Select): Flux {
  if (at !== undefined) return fluxOf`time(v: ${Number(at) + 1})`;
  return fluxOf`${new Date(Math.min(before ?? LAST_DAY_NUMBER, LAST_DAY_NUMBER) * SECONDS_A_DAY * 1_000)}`;
}
