import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { METRIC_IDS, SCOPE_TYPES } from '@oc-stats/contract';
import type { StatisticsProvider } from '@oc-stats/opencast';
import { createProviderTable } from './provider-table.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const FOLDER = resolve(
  ROOT,
  process.env['OC_STATS_FIXTURES'] ?? '../shared/fixtures',
  'opencast-tools/matomo-adapter/docs/providers',
);
const isRequired = (process.env['OC_STATS_REQUIRE'] ?? '').split(',').includes('fixtures');
const skip = existsSync(FOLDER) || isRequired ? false : `no provider files in ${FOLDER}`;

function provider(id: string, change: Partial<StatisticsProvider> = {}): StatisticsProvider {
  const resourceType = id.split('.')[0] ?? '';
  return { id, title: '', type: 'timeseries', resourceType, resolutions: [], ...change };
}

describe('which provider counts what', () => {
  it('by the files that opencast-matomo-adapter comes with', { skip }, () => {
    const providers = readdirSync(FOLDER).map((name): StatisticsProvider => {
      const file = JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8')) as {
        id: string;
        title: string;
        type: string;
        resourceType: string;
        sources: [{ resolutions: string[] }];
      };
      return {
        ...file,
        resourceType: file.resourceType.toLowerCase(),
        resolutions: file.sources[0].resolutions.map((one) => one.toLowerCase()),
      };
    });
    assert.equal(providers.length, 9);
    const table = createProviderTable(providers);
    assert.deepEqual(table.metrics, METRIC_IDS);
    const names = { plays: 'plays', visitors: 'visits', finishes: 'finishes' };
    for (const type of SCOPE_TYPES) {
      for (const metric of METRIC_IDS) {
        assert.equal(table.demand(type, metric).id, `${type}.${names[metric]}.sum.influx`);
      }
    }
  });

  const named: readonly (readonly [string, string, string | null])[] = [
    ['episode.views.sum.influx', '', 'plays'],
    ['episode.PLAYS', '', 'plays'],
    ['episode-impressions-daily', '', 'plays'],
    ['episode.1', 'STATISTICS.TITLE.VIEWS_SUM', 'plays'],
    ['episode.2', 'STATISTICS.TITLE.VISITS_SUM', 'visitors'],
    ['episode.visitors', '', 'visitors'],
    ['episode.finished', '', 'finishes'],
    ['episode.reviews', '', null],
    ['episode.displays', '', null],
    ['episode.publishedhours', 'Published hours', null],
  ];
  for (const [id, title, metric] of named) {
    it(`${id} "${title}": ${metric ?? 'nothing that is known'}`, () => {
      const table = createProviderTable([provider(id, { title, resourceType: 'episode' })]);
      assert.deepEqual(table.metrics, metric === null ? [] : [metric]);
    });
  }

  it('takes plays rather than views, whatever comes first', () => {
    const both = [provider('episode.a.views'), provider('episode.z.plays')];
    assert.equal(createProviderTable(both).find('episode', 'plays')?.id, 'episode.z.plays');
    assert.equal(createProviderTable(both.reverse()).find('episode', 'plays')?.id, 'episode.z.plays');
  });

  it('takes no running total, and nothing that knows no days', () => {
    const table = createProviderTable([
      provider('organization.plays', { type: 'runningtotal' }),
      provider('episode.plays', { resolutions: ['monthly', 'yearly'] }),
    ]);
    assert.deepEqual(table.metrics, []);
  });

  it('offers what all have that have anything', () => {
    const table = createProviderTable(
      ['episode.plays', 'episode.visits', 'series.plays'].map((id) => provider(id)),
    );
    assert.deepEqual(table.metrics, ['plays']);
    assert.equal(table.find('episode', 'visitors')?.id, 'episode.visits');
  });

  it('says which file would help', () => {
    assert.throws(() => createProviderTable([]).demand('series', 'visitors'), {
      name: 'StoreError',
      code: 'not-available',
      message:
        /counts visitors of series\. Set one up in etc\/statistics, such as series\.visits\.sum\.influx\./,
    });
  });
});
