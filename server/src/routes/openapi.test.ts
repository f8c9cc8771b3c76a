import assert from 'node:assert/strict';
import test from 'node:test';
import { asked, smallApp } from '../app.fixture.ts';

interface Operation {
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema: object;
  }[];
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly content?: Readonly<Record<string, object>> }>
  >;
  readonly requestBody?: { readonly content: Readonly<Record<string, object>> };
  readonly summary?: string;
}
interface Document {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

const app = await smallApp();
const document = await asked<Document>(app, '/openapi.json');
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

const byText = (a: string, b: string) => a.localeCompare(b);

/** The rules of OpenAPI 3.1 that a description can break while it still looks well. */
test('it is a document of OpenAPI 3.1', () => {
  assert.match(document.openapi, /^3\.1\.\d$/);
  assert.equal(document.info.version, '0.1.0');
  for (const { path, method, operation } of operations) {
    const where = `${method} ${path}`;
    assert.match(path, /^\//);
    assert.match(method, /^(get|post|delete)$/);
    assert.ok(Object.keys(operation.responses).length > 0, where);
    for (const [status, response] of Object.entries(operation.responses)) {
      assert.match(status, /^([1-5]\d\d|[1-5]XX|default)$/, where);
      assert.equal(typeof response.description, 'string', where);
    }
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort(byText);
    const described = (operation.parameters ?? []).filter((one) => one.in === 'path');
    assert.deepEqual(described.map(({ name }) => name).sort(byText), inPath, where);
    assert.ok(
      described.every(({ required }) => required === true),
      where,
    );
    const keys = (operation.parameters ?? []).map((one) => `${one.in} ${one.name}`);
    assert.equal(new Set(keys).size, keys.length, `${where} describes a parameter twice`);
  }
});

test('every reference leads somewhere', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
    ([, reference]) => reference ?? '',
  );
  assert.ok(references.length > 0);
  for (const reference of references) {
    const name = /^#\/components\/schemas\/(\w+)$/.exec(reference)?.[1] ?? '';
    assert.ok(document.components.schemas[name], reference);
  }
});

test('every schema is one of JSON Schema 2020-12 as OpenAPI 3.1 wants it', () => {
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(walk);
    if (typeof value !== 'object' || value === null) return;
    assert.ok(!('nullable' in value), 'nullable belongs to OpenAPI 3.0');
    if ('exclusiveMinimum' in value) assert.equal(typeof value.exclusiveMinimum, 'number');
    Object.values(value).forEach(walk);
  };
  walk(document);
});

test('all there is to ask is described, with its failures', () => {
  const paths = new Set(operations.map(({ path, method }) => `${method} ${path}`));
  const kinds = ['timeline', 'totals', 'matrix', 'segments'];
  const expected = [
    'get /api/v1/organization',
    'get /api/v1/series',
    'get /api/v1/series/{id}',
    'get /api/v1/series/{id}/episodes',
    'get /api/v1/episodes',
    'get /api/v1/episodes/{id}',
    'get /api/v1/metrics',
    'post /api/v1/batch',
    'get /api/v1/retention',
    'get /api/v1/retention/plans',
    'post /api/v1/retention/scenario',
    'post /api/v1/retention/actions.csv',
    'post /api/v1/retention/actions.xlsx',
    'post /api/v1/tokens',
    'delete /api/v1/tokens/{jti}',
    'get /embed/{element}/{id}',
    'get /oembed',
    ...kinds.flatMap((kind) =>
      ['', '.csv', '.xlsx', '.svg', '.png'].map((end) => `get /api/v1/stats/{type}/{id}/${kind}${end}`),
    ),
  ];
  assert.deepEqual([...paths].sort(byText), expected.sort(byText));
  for (const { path, operation } of operations) {
    assert.ok(operation.responses['4XX']?.content?.['application/problem+json'], path);
    assert.ok(operation.responses['5XX']?.content?.['application/problem+json'], path);
    assert.ok(operation.summary, path);
  }
});

test('a question is only offered of what it can be asked of', () => {
  const typesOf = (path: string) =>
    (document.paths[path]?.['get']?.parameters ?? []).find(({ name }) => name === 'type')?.schema as {
      enum: string[];
    };
  for (const end of ['', '.csv', '.png']) {
    const path = (kind: string) => `/api/v1/stats/{type}/{id}/${kind}${end}`;
    assert.deepEqual(typesOf(path('timeline')).enum, ['organization', 'series', 'episode']);
    assert.deepEqual(typesOf(path('matrix')).enum, ['series']);
    assert.deepEqual(typesOf(path('segments')).enum, ['series', 'episode']);
  }
});

test('what is described is what is validated', async () => {
  const timeline = document.paths['/api/v1/stats/{type}/{id}/timeline']?.['get'];
  const names = (timeline?.parameters ?? []).filter((one) => one.in === 'query').map(({ name }) => name);
  assert.deepEqual(names, [
    'from',
    'to',
    'period',
    'term',
    'grain',
    'metrics',
    'mode',
    'compare',
    'by',
    'top',
  ]);
  const samples: Record<string, string> = {
    from: '2026-01-01',
    to: '2026-01-31',
    grain: 'day',
    metrics: 'plays',
    mode: 'delta',
    compare: 'year',
    by: 'series',
    top: '3',
  };
  const query = names.flatMap((name) => (samples[name] ? [`${name}=${samples[name]}`] : [])).join('&');
  await asked(app, `/api/v1/stats/organization/me/timeline?${query}`);
});
