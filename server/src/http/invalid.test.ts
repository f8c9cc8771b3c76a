import assert from 'node:assert/strict';
import test from 'node:test';
import { smallApp } from '../app.fixture.ts';

const app = await smallApp();

interface Interface {
  readonly paths: Readonly<
    Record<string, { readonly get?: { readonly parameters?: readonly { name: string; in: string }[] } }>
  >;
}

/** No parameter takes it: too long for texts, and nothing else is written like this. */
const NEVER = '☠'.repeat(12_000);

async function detailOf(address: string): Promise<string | undefined> {
  const response = await app.request(address);
  const { code, detail } = (await response.json()) as { code: string; detail?: string };
  assert.equal(response.status, 400, `${address.slice(0, 80)}: ${code}`);
  return detail;
}

test('whoever writes a parameter wrongly is told how it is written, whatever the parameter', async () => {
  const { paths } = (await (await app.request('/openapi.json')).json()) as Interface;
  const silent: string[] = [];
  let count = 0;
  for (const [path, { get }] of Object.entries(paths)) {
    const filled = path
      .replace('{type}', /matrix/.test(path) ? 'series' : /segments/.test(path) ? 'episode' : 'organization')
      .replace('{element}', 'oc-timeline')
      .replace('{id}', /segments/.test(path) ? 'a1' : /matrix|\/series\//.test(path) ? 'algebra' : 'me');
    for (const { name, in: place } of get?.parameters ?? []) {
      if (place !== 'query') continue;
      count += 1;
      // What is required beside it.
      const more = path === '/oembed' && name !== 'url' ? 'url=x&' : '';
      const detail = await detailOf(`${filled}?${more}${name}=${encodeURIComponent(NEVER)}`);
      if (!detail) silent.push(`${path}?${name}`);
    }
  }
  assert.ok(count > 50, String(count));
  assert.deepEqual(silent, []);
});

test('where there is a choice, it is the one of the very address', async () => {
  const cases = {
    '/embed/oc-timeline/a1?type=organization': 'It is series or episode.',
    '/embed/oc-timeline/a1?theme=pink': 'It is auto, light or dark.',
    '/api/v1/stats/series/algebra/timeline.png?theme=auto': 'It is light or dark.',
    '/api/v1/stats/series/algebra/timeline?mode=up': 'It is delta or cumulative.',
    '/api/v1/stats/series/algebra/timeline?grain=hour': 'It is auto, day, week, month or year.',
    '/api/v1/stats/series/algebra/totals?order=size':
      'It is plays, visitors, finishes, title, date or newest.',
    '/oembed?url=x&maxwidth=0': 'It is a whole number of pixels, from 1 to 99999.',
    '/oembed?url=x&maxheight=1e3': 'It is a whole number of pixels, from 1 to 99999.',
  };
  for (const [address, said] of Object.entries(cases)) assert.equal(await detailOf(address), said, address);
});
