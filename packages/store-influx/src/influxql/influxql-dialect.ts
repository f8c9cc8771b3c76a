import type { Connection } from '../connection/connection.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { isBeyondTime } from '../dialect/time-limits.ts';
import { askInfluxql } from './ask.ts';
import { Parameters } from './parameters.ts';
import { readSchema } from './schema.ts';
import { selectStatement } from './statement.ts';
import { readTagValues } from './tag-values.ts';
import { influxqlWriting } from './writing.ts';

/** 1.x, and 2.x where a database is mapped to the bucket. */
export function influxqlDialect(connection: Connection): Dialect {
  const ask = askInfluxql(connection);
  return {
    name: 'influxql',

    async select(selects, signal) {
      const parameters = new Parameters();
      const asked = selects.filter((select) => !isBeyondTime(select));
      const statements = asked.map((select) => selectStatement(select, parameters));
      const results = statements.length > 0 ? await ask(statements, parameters, signal) : [];
      return selects.map((select) => results[asked.indexOf(select)]?.series ?? []);
    },

    tagValues: (source, tag, where, signal) => readTagValues(ask, source, tag, where, signal),
    schema: (signal) => readSchema(ask, connection.database, signal),
    writing: influxqlWriting(connection, ask),
  };
}
