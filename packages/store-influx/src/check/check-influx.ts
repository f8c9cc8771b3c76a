import { dayNumber } from '@oc-stats/contract';
import { StoreError } from '@oc-stats/store';
import { ForeignBounds } from '../bounds/foreign-bounds.ts';
import { connect } from '../connection/connection.ts';
import { InfluxFailure } from '../connection/influx-failure.ts';
import { createDetection, type Detected } from '../detect/detection.ts';
import { OWN_POLICY } from '../detect/names.ts';
import type { InfluxOptions } from '../influx-options.ts';
import { rollUpsFinding, type CountedDays } from './roll-ups-finding.ts';
import { hasShortShards, shortShards } from '../detect/short-shards.ts';

export interface InfluxFinding {
  readonly what: string;
  readonly ok: boolean;
  readonly code: string;
  readonly message: string;
}

export interface CheckOptions extends InfluxOptions {
  /** Whose numbers have to be there. */
  readonly organization?: string;
}

/** From the outside in; behind the first thing that is wrong nothing can be said, so nothing is. */
export async function checkInflux(options: CheckOptions): Promise<readonly InfluxFinding[]> {
  const findings: InfluxFinding[] = [];
  const found = (what: string, message: string, code = 'well') =>
    findings.push({ what, ok: true, code, message });
  let what = 'InfluxDB';
  let connection: ReturnType<typeof connect> | null = null;
  try {
    connection = connect(options);
    const detected = await createDetection(connection, options).get();
    const { layout } = detected;
    found(what, `InfluxDB ${layout.version || 'of unknown version'} answers at ${connection.address}.`);
    what = 'statistics';
    if (layout.kind === 'empty') throw nothingThere(detected, options);
    found(what, `"${layout.daily.measurement}" holds what ${WRITERS[layout.kind]} counts.`);
    what = 'organisation';
    const bounds = await checkOrganization(detected, options, found);
    what = 'writing';
    if (options.write) await checkWriting(detected, found);
    what = 'roll-ups';
    found(what, ...(await rollUpsFinding(detected, options, bounds)));
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    const code =
      error instanceof InfluxFailure ? error.kind : error instanceof Missing ? error.kind : error.code;
    findings.push({ what, ok: false, code, message: error.message });
  } finally {
    connection?.close();
  }
  return findings;
}

const WRITERS = { matomo: 'opencast-matomo-adapter', 'access-log': 'opencast-influxdb-adapter' } as const;

type Found = (what: string, message: string, code?: string) => void;

async function checkOrganization(
  detected: Detected,
  options: CheckOptions,
  found: Found,
): Promise<CountedDays> {
  const { organization, clock = () => new Date() } = options;
  const { dialect, layout } = detected;
  const present = await dialect.tagValues(layout.daily, layout.tags.organization, []);
  const asked = organization ?? present[0];
  if (asked === undefined || !present.includes(asked)) {
    const others = present.slice(0, 5).map((one) => `"${one}"`);
    const message = `There are no numbers of the organisation "${organization ?? ''}", only of ${others.join(', ') || 'none'}. Correct opencast.organizationId.`;
    throw new Missing('organization', message);
  }
  const bounds = await new ForeignBounds(() => Promise.resolve(detected), clock).bounds(asked);
  const { countingSince: from, through } = bounds;
  found('organisation', `"${asked}" was counted from ${from ?? 'today'} to ${through ?? 'today'}.`);
  if (from !== null && through !== null && hasShortShards(layout, dayNumber(through) - dayNumber(from))) {
    found('shards', shortShards(layout), 'short-shards');
  }
  return { organization: asked, from, through };
}

async function checkWriting({ dialect, layout }: Detected, found: Found): Promise<void> {
  if (layout.kind === 'access-log' || dialect.writing === null) {
    throw new Missing(
      'not-available',
      'influxdb.write is set, but oc-stats cannot write here. Leave it out.',
    );
  }
  await dialect.writing.prepare(OWN_POLICY);
  found('writing', 'oc-stats may write what it counts and adds up.');
}

function nothingThere({ layout }: Detected, { database }: InfluxOptions): Missing {
  const message = `"${database}" holds no "${layout.daily.measurement}". Has an adapter written into it yet, and is it the right database?`;
  return new Missing('empty', message);
}

class Missing extends StoreError {
  readonly kind: string;

  constructor(kind: string, message: string) {
    super('unavailable', message);
    this.kind = kind;
  }
}
