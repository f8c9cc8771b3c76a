import assert from 'node:assert/strict';
import test from 'node:test';
import type {
  EpisodeItem,
  EpisodePage,
  OrganizationAnswer,
  Problem,
  SeriesItem,
  SeriesPage,
} from '@oc-stats/contract';
import { episodePage, organizationAnswer, seriesPage } from '@oc-stats/contract/schema';
import { asked, HOSTILE_TITLE, smallApp, TERMS } from '../app.fixture.ts';

const app = await smallApp();

test('the organisation says what there is to ask', async () => {
  const answer = await asked<OrganizationAnswer>(app, '/api/v1/organization');
  assert.deepEqual(organizationAnswer.strict().parse(answer), answer);
  assert.deepEqual(answer.terms, TERMS);
  assert.deepEqual([answer.series, answer.episodes], [3, 12]);
  assert.deepEqual([answer.dataFrom, answer.dataThrough], ['2025-10-01', '2026-03-31']);
});

test('series are found by title and people, and paged', async () => {
  const first = await asked<SeriesPage>(app, '/api/v1/series?limit=2');
  assert.deepEqual(seriesPage.strict().parse(first), first);
  assert.deepEqual(
    first.items.map(({ title }) => title),
    ['Algebra', 'Empty'],
  );
  assert.equal(first.count, 3);
  const second = await asked<SeriesPage>(
    app,
    `/api/v1/series?limit=2&cursor=${encodeURIComponent(first.next ?? '')}`,
  );
  assert.deepEqual(
    second.items.map(({ id }) => id),
    ['history'],
  );
  assert.equal(second.next, null);
  const found = await asked<SeriesPage>(app, '/api/v1/series?q=mueller');
  assert.deepEqual(
    found.items.map(({ id }) => id),
    ['algebra'],
  );
});

test('one series, its episodes by date, and one episode', async () => {
  const series = await asked<SeriesItem>(app, '/api/v1/series/algebra');
  assert.equal(series.episodes, 8);
  const page = await asked<EpisodePage>(app, '/api/v1/series/history/episodes');
  assert.deepEqual(episodePage.strict().parse(page), page);
  assert.deepEqual(
    page.items.map(({ id }) => id),
    ['h1', 'h2'],
  );
  const episode = await asked<EpisodeItem>(app, '/api/v1/episodes/h1');
  assert.equal(episode.title, HOSTILE_TITLE);
  assert.deepEqual(episode.series, { id: 'history', title: 'History & <b>more</b>' });
  const talk = await asked<EpisodeItem>(app, '/api/v1/episodes/talk');
  assert.equal(talk.series, null);
});

test('what is not there has a name', async () => {
  const cases = [
    ['/api/v1/series/nobody', 404, 'unknown-series'],
    ['/api/v1/series/nobody/episodes', 404, 'unknown-series'],
    ['/api/v1/episodes/nobody', 404, 'unknown-episode'],
    ['/api/v1/episodes/%00', 404, 'unknown-episode'],
    [`/api/v1/episodes/${'x'.repeat(10_000)}`, 404, 'unknown-episode'],
    ['/api/v1/series?cursor=x', 400, 'bad-cursor'],
    ['/api/v1/series?limit=0', 400, 'bad-parameter'],
    ['/api/v1/series?limt=5', 400, 'unknown-parameter'],
    [`/api/v1/episodes?q=${'x'.repeat(201)}`, 400, 'bad-parameter'],
    ['/api/v1/organization?x=1', 400, 'unknown-parameter'],
    ['/api/v1/courses', 404, 'not-found'],
  ] as const;
  for (const [path, status, code] of cases) {
    assert.equal((await asked<Problem>(app, path, status)).code, code, path.slice(0, 60));
  }
});

test('searching for markup, quotes and nothing finds what is there', async () => {
  for (const q of ['<script>', `')`, '"', '%', '\\', '(', '[']) {
    const { count } = await asked<SeriesPage>(app, `/api/v1/series?q=${encodeURIComponent(q)}`);
    assert.equal(count, 0, q);
  }
  assert.equal((await asked<SeriesPage>(app, '/api/v1/series?q=')).count, 3);
  assert.equal((await asked<SeriesPage>(app, `/api/v1/series?q=${encodeURIComponent('& <b>')}`)).count, 1);
});
