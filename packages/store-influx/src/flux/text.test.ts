import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { diagnose } from './flux-parser.fixture.ts';
import { schemaFlux, selectFlux, tagValuesFlux } from './text.ts';
import { is, type Select } from '../dialect/select.ts';

const HOSTILE = [
  `x" or r["organizationId"] != "`,
  '${r._measurement}',
  '\\',
  'a\nb',
  `'; drop`,
  '😀',
  'back\\"slash',
  '$1 #{} //',
];
const source = { policy: null, measurement: 'impressions_daily' };
const fields = ['plays', 'visitors', 'finishes'];

function texts(hostile: string): string[] {
  const where = [is('organizationId', hostile)];
  const selects: Select[] = [
    { source, fields, where },
    {
      source,
      fields,
      where: [is('seriesId', hostile)],
      columns: ['eventId'],
      groups: ['organizationId'],
      before: 20_000,
    },
    {
      source,
      fields,
      where: [...where, is('seriesId', '')],
      groups: ['eventId', 'seriesId'],
      from: 19_000,
      before: 20_000,
    },
    { source, fields: ['plays'], where, only: 'first' },
    { source, fields: ['plays'], where, from: 19_000, only: 'last' },
    {
      source,
      fields: ['segments'],
      where: [...where, { tag: 'eventId', anyOf: ['a', hostile, 'b'] }],
      groups: ['eventId'],
    },
    { source, fields: ['digest'], where, at: '1125899906842623' },
  ];
  return [
    ...selects.map((select) => selectFlux(hostile, select).toString()),
    tagValuesFlux('bucket', hostile, 'organizationId', [
      is('seriesId', hostile),
      is('organizationId', 'o'),
    ]).toString(),
    tagValuesFlux('bucket', 'impressions_daily', 'organizationId', []).toString(),
    schemaFlux('bucket', ['impressions_daily', hostile]).toString(),
  ];
}

describe('the Flux that is sent', () => {
  it('passes InfluxDB’s own parser and type checker, whatever the ids', async () => {
    const all = HOSTILE.flatMap(texts);
    const said = await diagnose(all);
    said.forEach((messages, i) => assert.deepEqual(messages, [], all[i]));
  });

  it('is checked by something that finds mistakes', async () => {
    const right = selectFlux('b', { source, fields, where: [], only: 'last' }).toString();
    const [unknown, wrongType] = await diagnose([
      right.replace('limit(', 'limitt('),
      right.replace('n: 1', 'n: "1"'),
    ]);
    assert.match(unknown?.join() ?? '', /undefined identifier limitt/);
    assert.match(wrongType?.join() ?? '', /expected int but found string/);
  });

  it('keeps a value inside its quotation', () => {
    const text = selectFlux('b', {
      source,
      fields,
      where: [is('organizationId', HOSTILE[0] ?? '')],
    }).toString();
    assert.ok(text.includes(String.raw`r["organizationId"] == "x\" or r[\"organizationId\"] != \""`), text);
  });
});
