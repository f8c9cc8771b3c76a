import { Kept } from '../connection/kept.ts';
import type { Connection } from '../connection/connection.ts';
import { askVersion, type Server } from '../connection/version.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { fluxDialect } from '../flux/flux-dialect.ts';
import { influxqlDialect } from '../influxql/influxql-dialect.ts';
import { v3Dialect } from '../v3/v3-dialect.ts';
import type { InfluxDialect, InfluxOptions } from '../influx-options.ts';
import { chooseLayout } from './choose-layout.ts';
import type { InfluxLayout } from './layout.ts';

export interface Detected {
  readonly dialect: Dialect;
  readonly layout: InfluxLayout;
}

/** A layout hardly ever changes; an empty database fills one day. */
const FRESH_MS = 600_000;

export function createDetection(connection: Connection, options: InfluxOptions): Kept<Detected> {
  const { clock = () => new Date() } = options;
  let server: Server | null = null;

  async function detect(): Promise<Detected> {
    // Not with every try: a `/ping` that answers would tell the breaker that all is well.
    server ??= await askVersion(connection, options);
    const found = server;
    const dialect = DIALECTS[found.dialect](connection, options);
    const schema = await dialect.schema();
    server = null;
    return { dialect, layout: chooseLayout(schema, options, found) };
  }

  return new Kept(detect, { freshMs: FRESH_MS, now: () => clock().getTime() });
}

const DIALECTS: Record<InfluxDialect, (connection: Connection, options: InfluxOptions) => Dialect> = {
  influxql: influxqlDialect,
  flux: fluxDialect,
  v3: v3Dialect,
};
