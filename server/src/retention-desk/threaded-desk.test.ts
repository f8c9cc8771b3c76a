import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { StatsError } from '@oc-stats/contract';
import { SmallDesk } from './desk.fixture.ts';

const small = new SmallDesk();
before(() => small.fill());
after(() => small[Symbol.asyncDispose]());

const planOf = (months: number) => ({
  plan: { name: 'x', rules: [{ name: 'x', action: 'delete' as const, after: `${months} months` }] },
  fewestViews: 0,
});

test('of a slider that moves on, what still waits is given up and the last is answered', async () => {
  const asked = Array.from({ length: 30 }, (_, months) => {
    const given = new AbortController();
    return { given, answer: small.desk.scenario(planOf(months + 1), given.signal) };
  });
  for (const { given } of asked.slice(0, -1)) given.abort(new Error('moved on'));
  const ends = await Promise.allSettled(asked.map(({ answer }) => answer));
  // The first is in the thread already.
  assert.deepEqual(
    ends.slice(1, -1).map(({ status }) => status),
    Array.from({ length: 28 }, () => 'rejected'),
  );
  const last = ends.at(-1);
  assert.ok(last?.status === 'fulfilled');
  assert.equal(last.value.plan.rules[0]?.after, '30 months');
});

test('who asks with a signal that is over is not answered where others wait', async () => {
  const first = small.desk.scenario(planOf(1));
  await assert.rejects(small.desk.scenario(planOf(2), AbortSignal.abort(new Error('gone'))), /gone/);
  assert.equal((await first).asOf, '2026-04-01');
});

test('what goes wrong for one goes wrong for nobody else', async () => {
  const wrong = small.desk.scenario({ plan: 'name: [', fewestViews: 0 });
  const right = small.desk.scenario(planOf(3));
  await assert.rejects(wrong, (error) => error instanceof StatsError && error.code === 'bad-plan');
  assert.equal((await right).plan.name, 'x');
});

test('plans that would take for ever are refused, and the desk goes on', async () => {
  const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]'];
  for (const [of, as] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg', 'gh', 'hi'].map((pair) => [...pair]))
    bomb.push(`${as}: &${as} [${Array.from({ length: 9 }, () => `*${of}`).join(',')}]`);
  for (const plan of [
    bomb.join('\n'),
    '&a [*a]',
    '['.repeat(50_000),
    `name: x\nrules: [${Array.from({ length: 20_000 }, (_, no) => `{name: r${no}, action: notify}`).join(',')}]`,
    'name: x\nrules: [{name: x, action: delete, after: 99999999999999 years}]',
    'name: x\nrules: [{name: x, action: delete}]\nhorizon: 1000000',
    'name: x\nrules: [{name: x, action: delete}]\n__proto__: {horizon: 3}',
  ]) {
    const asked = small.desk.scenario({ plan, fewestViews: 0 });
    await assert.rejects(
      asked,
      (error) => error instanceof StatsError && error.code === 'bad-plan',
      plan.slice(0, 60),
    );
  }
  assert.equal((await small.desk.scenario(planOf(4))).plan.name, 'x');
});
