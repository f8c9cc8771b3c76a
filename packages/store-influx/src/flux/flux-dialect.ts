import type { Connection } from '../connection/connection.ts';
import { DAILY, ORGANIZATION_ROLL_UP, SEGMENTS, SERIES_ROLL_UP, ownSources } from '../detect/names.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { tagFrom } from '../dialect/tag-text.ts';
import { isBeyondTime } from '../dialect/time-limits.ts';
import type { InfluxOptions } from '../influx-options.ts';
import { askFlux } from './ask.ts';
import { blockFrom } from './blocks.ts';
import { schemaFlux, selectFlux, tagValuesFlux } from './text.ts';
import { fluxWriting } from './writing.ts';

/** 2.x, and 1.8 with Flux switched on, where a bucket is a database and its retention policy. */
export function fluxDialect(connection: Connection, options: InfluxOptions): Dialect {
  const {
    database,
    measurement = DAILY,
    org = '',
    retentionPolicy,
    segmentsMeasurement = SEGMENTS,
  } = options;
  const bucket = retentionPolicy === undefined ? database : `${database}/${retentionPolicy}`;
  const ask = askFlux(connection, org);

  return {
    name: 'flux',

    /** One text a question: several would be several results of tables with different columns. */
    select: (selects, signal) =>
      Promise.all(
        selects.map(async (select) =>
          isBeyondTime(select) ? [] : [blockFrom(await ask(selectFlux(bucket, select), signal), select)],
        ),
      ),

    async tagValues(source, tag, where, signal) {
      const rows = await ask(tagValuesFlux(bucket, source.measurement, tag, where), signal);
      return rows.map(({ values, table }) => tagFrom(String(table.get(values, '_value'))));
    },

    /** Only the measurements that may be meant: a bucket may hold anything. */
    async schema(signal) {
      const { ledger } = ownSources(false);
      const names = [
        measurement,
        segmentsMeasurement,
        ORGANIZATION_ROLL_UP,
        SERIES_ROLL_UP,
        ledger.measurement,
      ];
      const rows = await ask(schemaFlux(bucket, names), signal);
      const found = (kind: string, name: string) =>
        rows
          .filter(({ values, table }) => table.get(values, 'result') === `${kind} ${name}`)
          .map(({ values, table }) => String(table.get(values, '_value')));
      const measurements = names.map((name) => ({
        policy: null,
        name,
        tags: found('tags', name),
        fields: found('fields', name),
      }));
      return { policies: [], measurements: measurements.filter(({ fields }) => fields.length > 0) };
    },

    writing: fluxWriting(connection, { org, bucket }),
  };
}
