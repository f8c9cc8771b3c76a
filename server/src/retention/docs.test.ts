import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { retentionPlan } from '@oc-stats/contract/schema';
import { parsePlan } from '@oc-stats/retention';
import { EXIT_CODES } from '../commands/retention/exit-codes.ts';

const DOCS = readFileSync(new URL('../../docs/retention.md', import.meta.url), 'utf8');
const plans = [...DOCS.matchAll(/```yaml\n([^]*?)```/g)].map(([, text = '']) => text);

test('every plan in the documentation can be played, and together they have every key there is', () => {
  assert.ok(plans.length >= 3);
  const said = plans.map((text) => parsePlan(text, 'retention.md'));
  const { rules, ...rest } = retentionPlan.shape;
  assert.deepEqual(missing(rest, said), []);
  assert.deepEqual(
    missing(
      rules.element.shape,
      said.flatMap((plan) => plan.rules),
    ),
    [],
  );
  const scopes = said.flatMap((plan) => [
    ...plan.rules.flatMap(({ where }) => where ?? []),
    ...(plan.exempt ?? []),
  ]);
  assert.deepEqual(missing(rules.element.shape.where.unwrap().shape, scopes), []);
});

test('every exit code is told', () => {
  const told = /\*\*Exit codes\*\*([^]*?)\n\n/.exec(DOCS)?.[1] ?? '';
  for (const code of Object.values(EXIT_CODES)) assert.match(told, new RegExp(`\\b${code} `));
  assert.equal(new Set(Object.values(EXIT_CODES)).size, Object.keys(EXIT_CODES).length);
});

function missing(shape: object, said: readonly object[]): string[] {
  return Object.keys(shape).filter((key) => !said.some((one) => Object.hasOwn(one, key)));
}
