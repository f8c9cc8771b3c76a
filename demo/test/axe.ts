import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'puppeteer-core';

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 AA and axe's own best practices, through shadow roots and frames of the same origin. */
export async function assertAccessible(page: Page, without: readonly string[] = []): Promise<void> {
  // Evaluated by the debugger and not by the page, so that a strict policy of the page stays untouched.
  await page.evaluate(source);
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  const { violations } = await page.evaluate(
    (wanted) => (globalThis as unknown as { axe: AxeRunner }).axe.run(document, wanted),
    { resultTypes: ['violations'], rules } satisfies RunOptions,
  );
  const told = violations.map(({ id, help, nodes }) => {
    const places = nodes
      .slice(0, 5)
      .map(({ target, failureSummary }) => `${target.join(' ')}\n      ${failureSummary}`);
    return `${id}: ${help}\n    ${places.join('\n    ')}`;
  });
  assert.equal(told.join('\n'), '');
}

interface AxeRunner {
  run(context: Document, options: RunOptions): Promise<AxeResults>;
}
