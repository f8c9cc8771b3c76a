import type { MetricId } from '@oc-stats/contract';
import { InfluxFailure } from '../connection/influx-failure.ts';
import type { InfluxDialect, InfluxOptions } from '../influx-options.ts';
import { LAYOUTS, type InfluxLayout, type LayoutKind, type RollUp } from './layout.ts';
import {
  DAILY,
  ORGANIZATION_ROLL_UP,
  ORGANIZATION_TAG,
  OWN_POLICY,
  SEGMENTS,
  SERIES_ROLL_UP,
  SERIES_TAG,
  ownSources,
} from './names.ts';
import type { Schema, SchemaMeasurement } from './schema.ts';

export type LayoutOptions = Pick<
  InfluxOptions,
  'database' | 'retentionPolicy' | 'measurement' | 'segmentsMeasurement'
>;

/** Both adapters write a measurement of the same name; tags and fields tell them apart. */
export function chooseLayout(
  schema: Schema,
  options: LayoutOptions,
  server: { readonly dialect: InfluxDialect; readonly version: string },
): InfluxLayout {
  const hasPolicies = server.dialect === 'influxql';
  const own = ownSources(hasPolicies);
  const found = dailyMeasurement(schema, options, hasPolicies);
  const policy = found?.policy ?? (hasPolicies ? (options.retentionPolicy ?? null) : null);
  const kind = found ? kindOf(found) : null;
  if (found && kind === null) throw unknownLayout(found);
  const { episodeTag, fields } = LAYOUTS[kind ?? 'matomo'];
  const present = Object.entries(fields).filter(([, field]) => !found || found.fields.includes(field));
  const counted = Object.fromEntries(present) as Partial<Record<MetricId, string>>;
  const segments = segmentsMeasurement(schema, options, policy);
  const hasBooks = schema.measurements.some(({ name }) => name === own.ledger.measurement);
  const rollUps = { fields: Object.values(counted), hasBooks };

  return {
    ...server,
    kind: kind ?? 'empty',
    daily: { policy, measurement: found?.name ?? options.measurement ?? DAILY },
    tags: { episode: episodeTag, series: SERIES_TAG, organization: ORGANIZATION_TAG },
    fields: counted,
    segments:
      segments && kind !== 'access-log' ? { policy: segments.policy, measurement: segments.name } : null,
    rollUps: {
      organization: rollUp(schema, { ...rollUps, name: ORGANIZATION_ROLL_UP, tags: [ORGANIZATION_TAG] }),
      series: rollUp(schema, { ...rollUps, name: SERIES_ROLL_UP, tags: [ORGANIZATION_TAG, SERIES_TAG] }),
    },
    own,
    hasBooks,
    shardDays: shardDaysOf(schema, policy),
  };
}

function dailyMeasurement(
  { measurements, policies }: Schema,
  { database, measurement = DAILY, retentionPolicy }: LayoutOptions,
  hasPolicies: boolean,
): SchemaMeasurement | null {
  const named = measurements.filter(({ name }) => name === measurement);
  if (!hasPolicies) return named[0] ?? null;
  if (retentionPolicy !== undefined && !policies.some(({ name }) => name === retentionPolicy)) {
    const names = policies.map(({ name }) => `"${name}"`).join(', ');
    const message = `The database "${database}" has no retention policy "${retentionPolicy}", only ${names}. Correct influxdb.retention-policy.`;
    throw new InfluxFailure('policy', message);
  }
  if (retentionPolicy !== undefined) {
    const there = named.find(({ policy }) => policy === retentionPolicy);
    if (there || named.length === 0) return there ?? null;
    const elsewhere = named.map(({ policy }) => `"${policy ?? ''}"`).join(', ');
    const message = `"${measurement}" lies in retention policy ${elsewhere}, not in "${retentionPolicy}". Correct influxdb.retention-policy.`;
    throw new InfluxFailure('policy', message);
  }
  const byDefault = policies.find(({ isDefault }) => isDefault)?.name;
  const ranked = named
    .filter((one) => kindOf(one) !== null)
    .sort((a, b) => rank(a, byDefault) - rank(b, byDefault));
  return ranked[0] ?? named[0] ?? null;
}

/** The default policy first, for it is what the original app's example names; then the one that counts more. */
function rank(measurement: SchemaMeasurement, byDefault: string | undefined): number {
  return (measurement.policy === byDefault ? 0 : 2) + (kindOf(measurement) === 'matomo' ? 0 : 1);
}

function kindOf({ tags, fields }: SchemaMeasurement): LayoutKind | null {
  if (!tags.includes(ORGANIZATION_TAG)) return null;
  if (tags.includes('eventId') && fields.includes('plays')) return 'matomo';
  return tags.includes('episodeId') && fields.includes('value') ? 'access-log' : null;
}

function segmentsMeasurement(
  { measurements }: Schema,
  { segmentsMeasurement: wanted = SEGMENTS }: LayoutOptions,
  policy: string | null,
): SchemaMeasurement | undefined {
  const usable = measurements.filter(({ name, fields }) => name === wanted && fields.includes('segments'));
  return usable.find((one) => one.policy === policy) ?? usable[0];
}

function rollUp(
  { measurements }: Schema,
  { name, tags, fields, hasBooks }: { name: string; tags: string[]; fields: string[]; hasBooks: boolean },
): RollUp | null {
  const usable = measurements.filter(
    (one) =>
      one.name === name &&
      tags.every((tag) => one.tags.includes(tag)) &&
      fields.every((field) => one.fields.includes(field)),
  );
  const isOwn = (one: SchemaMeasurement) => one.policy === OWN_POLICY || (one.policy === null && hasBooks);
  const best = usable.find(isOwn) ?? usable[0];
  return best ? { source: { policy: best.policy, measurement: best.name }, isOwn: isOwn(best) } : null;
}

function shardDaysOf({ policies }: Schema, policy: string | null): number {
  const used = policies.find(({ name, isDefault }) => (policy === null ? isDefault : name === policy));
  return used?.shardDays ?? 0;
}

function unknownLayout({ name, tags, fields }: SchemaMeasurement): InfluxFailure {
  const found = `tags ${tags.join(', ') || 'none'}; fields ${fields.join(', ') || 'none'}`;
  const message = `"${name}" was written by neither adapter (${found}). oc-stats reads eventId with plays, visitors and finishes, or episodeId with value.`;
  return new InfluxFailure('layout', message);
}
