import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { TemporaryFolder } from '../temporary-folder.fixture.ts';
import { readLastViews } from './last-views.ts';

const at = (text: string) => Date.parse(`${text}Z`);

describe('readLastViews', () => {
  const read = async (text: string, zone = 'Europe/Berlin') => {
    const folder = new TemporaryFolder();
    try {
      return await readLastViews(folder.write('log.csv', text), zone);
    } finally {
      folder.remove();
    }
  };

  it('takes the latest of each event, in the zone of the snapshot', async () => {
    const { byEvent, file, warnings } = await read(
      '\ufeffLast View,hits,Event ID\r\n2026-01-05,3,"a,b"\r\n2026-07-05T22:30:00Z,1,"a,b"\r\n2026-02-01,9,"a,b"\r\n,4,c\r\n2026-01-01 08:00,1, d \r\n',
    );
    assert.deepEqual(
      [...byEvent],
      [
        ['a,b', at('2026-07-06T00:30:00')],
        ['d', at('2026-01-01T08:00:00')],
      ],
    );
    assert.deepEqual([file, warnings], ['log.csv', []]);
  });

  it('lists what it refuses, by line, and takes the rest', async () => {
    const { byEvent, warnings } = await read(
      'identifier,day\n,2026-01-01\na,yesterday\nb\nc,2026-01-02\nd,2026-02-30\n',
    );
    assert.deepEqual([...byEvent.keys()], ['c']);
    assert.deepEqual(
      warnings.map(({ code, file, line }) => [file, line, code]),
      [
        ['log.csv', 2, 'bad-id'],
        ['log.csv', 3, 'bad-date'],
        ['log.csv', 4, 'bad-row'],
        ['log.csv', 6, 'bad-date'],
      ],
    );
  });

  it('says what a table needs, and which file is not there', async () => {
    for (const text of ['', 'event,plays\na,1\n', 'last view\n2026-01-01\n', '<html></html>'])
      await assert.rejects(read(text), { code: 'not-a-report', message: /“event” and “last view”/ });
    await assert.rejects(readLastViews(join('/nowhere', 'log.csv'), 'UTC'), {
      code: 'unreadable',
      message: /no such file/,
    });
  });
});
