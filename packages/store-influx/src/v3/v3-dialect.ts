import type { Connection } from '../connection/connection.ts';
import type { Dialect } from '../dialect/dialect.ts';
import type { Block, Select, Source } from '../dialect/select.ts';
import { tagFrom } from '../dialect/tag-text.ts';
import { isBeyondTime } from '../dialect/time-limits.ts';
import { Parameters } from '../influxql/parameters.ts';
import { quoted } from '../influxql/quote.ts';
import { conditionsOf, selectStatement } from '../influxql/statement.ts';
import { askV3 } from './ask.ts';
import { secondsOf, type V3Row } from './rows.ts';

/** Without it, 3.x looks at the last day only. */
const EVER = `time >= '1970-01-01T00:00:00Z'`;

/**
 * InfluxQL at the only place where 3.x binds values, one statement a request. There are no retention policies, and no
 * single point can be taken back, so nothing is written.
 */
export function v3Dialect(connection: Connection): Dialect {
  const ask = askV3(connection);

  return {
    name: 'v3',

    select: (selects, signal) =>
      Promise.all(
        selects.map(async (select) => {
          if (isBeyondTime(select)) return [];
          const parameters = new Parameters();
          const statement = selectStatement({ ...select, source: anywhere(select.source) }, parameters);
          return [blockFrom(await ask(statement, parameters, signal), select)];
        }),
      ),

    async tagValues({ measurement }, tag, where, signal) {
      const parameters = new Parameters();
      const conditions = [...conditionsOf({ where }, parameters), EVER].join(' AND ');
      const statement = `SHOW TAG VALUES FROM ${quoted(measurement)} WITH KEY = ${quoted(tag)} WHERE ${conditions}`;
      return (await ask(statement, parameters, signal)).map(({ value }) => tagFrom(String(value)));
    },

    async schema(signal) {
      const [tags, fields] = await Promise.all([
        ask(`SHOW TAG KEYS WHERE ${EVER}`, new Parameters(), signal),
        ask('SHOW FIELD KEYS', new Parameters(), signal),
      ]);
      const of = (rows: readonly V3Row[], name: string, key: string) =>
        rows.filter((row) => row[MEASUREMENT] === name).map((row) => String(row[key]));
      const names = [...new Set(fields.map((row) => String(row[MEASUREMENT])))];
      return {
        policies: [],
        measurements: names.map((name) => ({
          policy: null,
          name,
          tags: of(tags, name, 'tagKey'),
          fields: of(fields, name, 'fieldKey'),
        })),
      };
    },

    writing: null,
  };
}

const MEASUREMENT = 'iox::measurement';

function anywhere({ measurement }: Source): Source {
  return { policy: null, measurement };
}

/** Tags are columns here, and what is null is left out. */
function blockFrom(rows: readonly V3Row[], { fields, columns = [], groups = [] }: Select): Block {
  const names = [...fields, ...columns, ...groups];
  return {
    tags: {},
    columns: ['time', ...names],
    values: rows.map((row) => [secondsOf(row['time']), ...names.map((name) => row[name] ?? null)]),
  };
}
