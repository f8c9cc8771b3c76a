import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { appendRows } from './append-rows.ts';
import { eachRow } from './each-row.ts';
import { Engine } from './engine.ts';
import { Session, type Cells } from './session.ts';
import { optionsFor, shelfIn } from './shelf.fixture.ts';
import { SLICE } from './slice.ts';
import { TemporaryFolder } from './temporary-folder.fixture.ts';

const folder = new TemporaryFolder();
after(() => folder.remove());

const ROWS = 5_000;
const numbers = Array.from({ length: ROWS }, (_, no) => no);
const cellsOf = (no: number): Cells => [no, no % 7 === 0 ? null : `thing ${no}`];

async function withTable(work: (session: Session) => Promise<void>): Promise<void> {
  const engine = await Engine.open(':memory:', optionsFor(shelfIn(folder.path)));
  const session = await engine.session(Session);
  await session.run('CREATE TABLE thing (no INTEGER, name VARCHAR)');
  await work(session).finally(() => engine.close());
}

/** Counts how many calls there are at most between two turns of others. */
function inOneTurn() {
  let calls = 0;
  let most = 0;
  let timer = setImmediate(function next() {
    calls = 0;
    timer = setImmediate(next);
  });
  return {
    note: () => (most = Math.max(most, (calls += 1))),
    most: () => (clearImmediate(timer), most),
  };
}

test('many rows go in and come out as they were, and others have their turn meanwhile', () =>
  withTable(async (session) => {
    const appending = inOneTurn();
    await appendRows(session, 'thing', numbers, (no) => (appending.note(), cellsOf(no)));
    assert.ok(appending.most() <= SLICE);
    const found: Cells[] = [];
    const reading = inOneTurn();
    await eachRow(session, 'FROM thing WHERE no >= $least ORDER BY no', { least: 10 }, (cells) => {
      reading.note();
      found.push(cells);
    });
    assert.ok(reading.most() <= SLICE);
    assert.deepEqual(found, numbers.slice(10).map(cellsOf));
  }));

test('an appending that is given up stops with its slice, and nothing of it is kept by a transaction', () =>
  withTable(async (session) => {
    const controller = new AbortController();
    let asked = 0;
    const leaving = (no: number) => {
      asked += 1;
      if (no === 1_000) controller.abort();
      return cellsOf(no);
    };
    const work = () => appendRows(session, 'thing', numbers, leaving, controller.signal);
    await assert.rejects(session.transaction(work), { name: 'DatabaseError', code: 'aborted' });
    assert.ok(asked < ROWS);
    assert.deepEqual(await session.rows('SELECT count(*)::INTEGER FROM thing'), [[0]]);
  }));
