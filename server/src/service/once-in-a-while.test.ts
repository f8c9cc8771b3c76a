import assert from 'node:assert/strict';
import test from 'node:test';
import { OnceInAWhile } from './once-in-a-while.ts';

test('what is not there is looked for once a minute, by whoever comes first', async () => {
  let now = 1;
  const looks: string[] = [];
  const names = new OnceInAWhile(
    (name) => {
      looks.push(name);
      return name === 'away' ? Promise.reject(new Error('away')) : Promise.resolve(false);
    },
    { now: () => now },
  );
  await Promise.all(Array.from({ length: 50 }, () => names.find('a')));
  await names.find('a');
  await names.find('away');
  await names.find('away');
  assert.deepEqual(looks, ['a', 'away']);
  now = 70_000;
  await names.find('a');
  assert.deepEqual(looks, ['a', 'away', 'a']);
});

test('whoever tries thousands of names has a few of them looked for', async () => {
  let now = 0;
  let looks = 0;
  const look = () => Promise.resolve(Boolean((looks += 1) && false));
  const names = new OnceInAWhile(look, { perSecond: 5, now: () => now });
  for (let second = 0; second < 10; second++) {
    for (let name = 0; name < 1_000; name++) await names.find(`${second} ${name}`);
    now += 1_000;
  }
  assert.equal(looks, 50);
  // What was not looked for is not remembered as missing.
  await names.find('0 999');
  assert.equal(looks, 51);
});

test('nobody waits for ever', async () => {
  let looks = 0;
  const never = () => new Promise<boolean>(() => (looks += 1));
  const names = new OnceInAWhile(never, { patienceMs: 1 });
  await names.find('slow');
  await names.find('slow');
  assert.equal(looks, 1);
});
