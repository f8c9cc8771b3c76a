import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseLayout, type LayoutOptions } from './choose-layout.ts';
import type { Schema, SchemaMeasurement } from './schema.ts';

const MATOMO = ['eventId', 'organizationId', 'seriesId'];
const LOG = ['episodeId', 'organizationId', 'seriesId'];
const COUNTS = ['finishes', 'plays', 'visitors'];
const measurement = (
  policy: string,
  tags: string[],
  fields: string[],
  name = 'impressions_daily',
): SchemaMeasurement => ({
  policy,
  name,
  tags,
  fields,
});
const schema = (...measurements: SchemaMeasurement[]): Schema => ({
  policies: [
    { name: 'autogen', isDefault: true, shardDays: 7 },
    { name: 'infinite', isDefault: false, shardDays: 364 },
  ],
  measurements,
});
const choose = (given: Schema, options: Partial<LayoutOptions> = {}) =>
  chooseLayout(given, { database: 'd', ...options }, { dialect: 'influxql', version: '1.6.7' });

describe('choosing a layout', () => {
  it('tells the two adapters apart', () => {
    const matomo = choose(schema(measurement('autogen', MATOMO, COUNTS)));
    assert.deepEqual([matomo.kind, matomo.daily.policy, matomo.shardDays], ['matomo', 'autogen', 7]);
    const log = choose(schema(measurement('infinite', LOG, ['value'])));
    assert.deepEqual(
      [log.kind, log.fields, log.tags.episode],
      ['access-log', { plays: 'value' }, 'episodeId'],
    );
  });

  it('takes the default policy where both have written, and the named one before all', () => {
    const both = schema(
      measurement('infinite', LOG, ['value']),
      measurement('autogen', [...LOG, 'eventId'], COUNTS),
    );
    assert.equal(choose(both).kind, 'matomo');
    assert.equal(choose(both, { retentionPolicy: 'infinite' }).kind, 'access-log');
  });

  it('says where the measurement lies when it is not in the named policy', () => {
    const elsewhere = schema(measurement('infinite', LOG, ['value']));
    assert.throws(() => choose(elsewhere, { retentionPolicy: 'autogen' }), {
      kind: 'policy',
      message: /lies in retention policy "infinite", not in "autogen"/,
    });
    assert.throws(() => choose(elsewhere, { retentionPolicy: 'nope' }), {
      kind: 'policy',
      message: /no retention policy "nope", only "autogen", "infinite"/,
    });
  });

  it('refuses what neither adapter has written, and says what it found', () => {
    const other = schema(measurement('autogen', ['host'], ['value']));
    assert.throws(() => choose(other), { kind: 'layout', message: /tags host; fields value/ });
  });

  it('counts only what has a field', () => {
    assert.deepEqual(choose(schema(measurement('autogen', MATOMO, ['plays']))).fields, { plays: 'plays' });
  });

  it('takes an empty database for one that Matomo will fill', () => {
    const empty = choose(schema(), { retentionPolicy: 'infinite' });
    assert.deepEqual(
      [empty.kind, empty.daily, empty.segments],
      ['empty', { policy: 'infinite', measurement: 'impressions_daily' }, null],
    );
  });

  it('reads other names where they are configured', () => {
    const named = schema(
      measurement('autogen', MATOMO, COUNTS, 'numbers'),
      measurement('autogen', ['eventId', 'organizationId'], ['segments'], 'curves'),
    );
    const layout = choose(named, { measurement: 'numbers', segmentsMeasurement: 'curves' });
    assert.deepEqual([layout.daily.measurement, layout.segments?.measurement], ['numbers', 'curves']);
    assert.equal(choose(named).kind, 'empty');
  });

  it('uses roll-ups that have every metric, its own before those of others', () => {
    const daily = measurement('autogen', MATOMO, COUNTS);
    const theirs = measurement('autogen', ['organizationId'], COUNTS, 'org_daily');
    const ours = measurement('oc_stats', ['organizationId'], COUNTS, 'org_daily');
    const poor = measurement('autogen', ['organizationId', 'seriesId'], ['plays'], 'series_daily');
    const { rollUps } = choose(schema(daily, theirs, ours, poor));
    assert.deepEqual(
      [rollUps.organization?.isOwn, rollUps.organization?.source.policy, rollUps.series],
      [true, 'oc_stats', null],
    );
    assert.equal(choose(schema(daily, theirs)).rollUps.organization?.isOwn, false);
  });
});
