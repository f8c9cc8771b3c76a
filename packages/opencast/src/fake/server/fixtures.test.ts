import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { basicCredentials } from '../../client/basic-credentials.ts';
import { createUniversity } from '../university/create-university.ts';
import { createFakeOpencast } from './create-fake-opencast.ts';

const ROOT = fileURLToPath(new URL('../../../../../', import.meta.url));
const FOLDER = resolve(ROOT, process.env['OC_STATS_FIXTURES'] ?? '../shared/fixtures', 'opencast/modules');
const isRequired = (process.env['OC_STATS_REQUIRE'] ?? '').split(',').includes('fixtures');
const skip = existsSync(FOLDER) || isRequired ? false : `no recorded answers of Opencast in ${FOLDER}`;

const university = createUniversity({ seed: 5, today: '2026-11-20', series: 20, episodes: 200 });
const app = createFakeOpencast(university, { user: 'u', password: 'p' });
const event = university.episodes.find(({ published, seriesId }) => published !== null && seriesId !== null)!;
const scheduled = university.episodes.find(({ state }) => state === 'SCHEDULED')!;
const eventPath = `/api/events/${encodeURIComponent(event.id)}`;
const seriesPath = `/api/series/${encodeURIComponent(event.seriesId!)}`;

describe('the fake answers in the shapes of the real one', () => {
  it('GET /info/me.json', { skip }, async () => {
    const recorded = fixture('engage-paella-player-7/tests/mock/info/me.json');
    const given = await json('/info/me.json', {});
    assert.deepEqual(shape({ ...given, org: { ...given.org, properties: {} } }), {
      ...(shape({ ...recorded, org: { ...recorded.org, properties: {} } }) as object),
    });
    assert.deepEqual(
      [given.roles, given.userRole, given.user],
      [recorded.roles, recorded.userRole, recorded.user],
    );
  });

  it('GET /api/events/{id}/metadata', { skip }, async () => {
    const [recorded] = fixture('external-api/src/test/resources/event-metadata-expected.json');
    const [given] = await json(`${eventPath}/metadata`);
    assert.deepEqual([given.flavor, given.title], [recorded.flavor, recorded.title]);
    assert.deepEqual(given.fields.map(fieldShape), recorded.fields.map(fieldShape));
    assert.deepEqual(await json(`${eventPath}/metadata?type=dublincore/episode`), given.fields);
  });

  it('GET /api/series/{id}/metadata', { skip }, async () => {
    const folder = 'external-api/src/test/resources/series/metadata';
    const [recorded] = fixture(`${folder}/series-metadata.json`);
    const [given] = await json(`${seriesPath}/metadata`);
    assert.deepEqual([given.flavor, given.title], [recorded.flavor, recorded.title]);
    assert.deepEqual(given.fields.map(fieldShape), recorded.fields.map(fieldShape));
    const fields = fixture(`${folder}/series-metadata-dublincore.json`);
    const typed = await json(`${seriesPath}/metadata?type=dublincore/series`);
    assert.deepEqual(typed.map(fieldShape), fields.map(fieldShape));
  });

  it('GET /api/events/{id}/acl and /api/series/{id}/acl', { skip }, async () => {
    const recorded = shape(fixture('external-api/src/test/resources/acl-many.json'));
    assert.deepEqual(shape(await json(`${eventPath}/acl`)), recorded);
    assert.deepEqual(shape(await json(`${seriesPath}/acl`)), recorded);
  });

  it('GET /api/events/{id}/scheduling', { skip }, async () => {
    const recorded = fixture('external-api/src/test/resources/event-scheduling-expected.json');
    const given = await json(`/api/events/${encodeURIComponent(scheduled.id)}/scheduling`);
    assert.deepEqual(shape(given), shape(recorded));
    assert.match(given.start, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    assert.match(recorded.start, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });
});

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- whatever was recorded
function fixture(path: string): any {
  return JSON.parse(readFileSync(`${FOLDER}/${path}`, 'utf8'));
}

const SIGNED_IN = { authorization: basicCredentials('u', 'p') };

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- whatever is answered
async function json(path: string, headers: Record<string, string> = SIGNED_IN): Promise<any> {
  const response = await app.request(path, { headers });
  assert.equal(response.status, 200, path);
  return response.json();
}

/** Names and kinds of values without the values; a list is as its first element is. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.length > 0 ? [shape(value[0])] : [];
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, one]) => [name, shape(one)]),
  );
}

/** Of a metadata field everything counts except what it says of one recording. */
function fieldShape({ value, ...rest }: { value: unknown }): unknown {
  return { ...rest, value: Array.isArray(value) ? 'list' : typeof value };
}
