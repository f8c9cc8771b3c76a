import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { allPages, PAGE_SIZE } from './all-pages.ts';
import type { Ask } from './ask.ts';
import { OpencastError } from './opencast-error.ts';

type Item = { identifier: string };

describe('allPages', () => {
  it('reads all items in their order, whatever their number and however many pages are asked for at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 750 }),
        fc.integer({ min: 1, max: 6 }),
        async (count, ahead) => {
          const items = itemsUpTo(count);
          assert.deepEqual(
            await read(
              listOf(() => items),
              ahead,
            ),
            items,
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it('always says how much it wants', async () => {
    const asked: string[] = [];
    await read(async ({ path }) => (asked.push(path), []), 1);
    assert.deepEqual(asked, ['/list?a=b&limit=100&offset=0']);
    assert.ok(PAGE_SIZE <= 100);
  });

  it('keeps items once when the list shifts while it is read', async () => {
    let items = itemsUpTo(250);
    const ask = listOf(() => items);
    const shifting: Ask = async (request) => {
      const answer = await ask(request);
      items = [{ identifier: 'new' }, ...items];
      return answer;
    };
    const seen = (await read(shifting, 1)).map(({ identifier }) => identifier);
    assert.equal(new Set(seen).size, seen.length);
    for (const { identifier } of itemsUpTo(250)) assert.ok(seen.includes(identifier), identifier);
  });

  it('tells how far it is', async () => {
    const loaded: number[] = [];
    await read(
      listOf(() => itemsUpTo(230)),
      1,
      (count) => loaded.push(count),
    );
    assert.deepEqual(loaded, [100, 200, 230]);
  });

  it('is not caught by a server that sends the first page for ever', async () => {
    let asked = 0;
    const error = await failing(async () => {
      if (++asked > 20) throw new Error('it goes on asking');
      return itemsUpTo(100);
    });
    assert.match(error.message, /offset/);
  });

  for (const [what, answer] of [
    ['not found', null],
    ['an object', { identifier: 'a' }],
    ['a list of texts', ['a']],
    ['items without an identifier', [{ title: 'a' }]],
  ] as const) {
    it(`does not take ${what} for a list`, async () => {
      assert.equal((await failing(async () => answer)).code, 'unexpected-answer');
    });
  }

  it('stops asking after a failure', async () => {
    let asked = 0;
    const ask: Ask = async ({ path }) => {
      asked++;
      if (path.endsWith('offset=200')) throw new OpencastError('timeout', 'slow');
      return itemsUpTo(100, asked * 1_000);
    };
    assert.equal((await failing(ask)).code, 'timeout');
    const before = asked;
    await new Promise((resolve) => setImmediate(resolve));
    assert.ok(asked <= before + 2);
  });
});

function read(ask: Ask, ahead = 3, onProgress?: (count: number) => void): Promise<Item[]> {
  return allPages(ask, {
    path: '/list?a=b',
    read: (fields) => fields as unknown as Item,
    signal: undefined,
    onProgress,
    ahead,
  });
}

async function failing(ask: Ask): Promise<OpencastError> {
  try {
    await read(ask);
  } catch (error) {
    assert.ok(error instanceof OpencastError, String(error));
    return error;
  }
  return assert.fail('it did not fail');
}

function itemsUpTo(count: number, from = 0): Item[] {
  return Array.from({ length: count }, (_, at) => ({ identifier: `id-${from + at}` }));
}

function listOf(items: () => readonly Item[]): Ask {
  return async ({ path }) => {
    const query = new URLSearchParams(path.split('?')[1]);
    const offset = Number(query.get('offset'));
    return items().slice(offset, offset + Number(query.get('limit')));
  };
}
