import type { TestContext } from 'node:test';
import type { RetentionWarning } from '@oc-stats/contract';
import type { TakingOptions } from './inventory/take-reports.ts';
import { RetentionInventory } from './retention-inventory.ts';
import { TemporaryFolder } from './temporary-folder.fixture.ts';

/** Texts by the names of their files. */
type Files = Readonly<Record<string, string>>;

export interface GivenReports {
  readonly sessions?: Files;
  readonly usage?: Files;
  readonly storage?: Files;
}

/** Without a day: the names of the files have to say it. */
export const OPTIONS: Omit<TakingOptions, 'asOf'> = {
  timeZone: 'America/Los_Angeles',
  dateOrder: 'mdy',
  courseRoots: ['Moodle'],
  taken: new Date('2022-06-02T08:00:00Z'),
};

/** An inventory in a folder of its own, which both go when the test ends. */
export async function openInventory(t: TestContext) {
  const folder = new TemporaryFolder();
  t.after(() => folder.remove());
  const inventory = await RetentionInventory.open(folder.path, 1);
  t.after(() => inventory.close());
  const take = (
    { sessions = {}, storage = {}, usage = {} }: GivenReports,
    options: Partial<TakingOptions> = {},
  ) => {
    const written = (files: Files) => Object.entries(files).map(([name, text]) => folder.write(name, text));
    return inventory.takeReports(
      { sessions: written(sessions), usage: written(usage), storage: written(storage) },
      { ...OPTIONS, asOf: '2022-06-01', ...options },
    );
  };
  return { folder, inventory, take };
}

export async function warningsIn(
  inventory: RetentionInventory,
  snapshot: number,
): Promise<RetentionWarning[]> {
  const warnings: RetentionWarning[] = [];
  for await (const some of inventory.warnings(snapshot)) warnings.push(...some);
  return warnings;
}
