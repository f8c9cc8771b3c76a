import { after, before, describe } from 'node:test';
import { batchTests } from './batches.ts';
import { boundsTests } from './bounds.ts';
import { dailyTests } from './daily.ts';
import { hostileIdTests } from './hostile-ids.ts';
import { invalidTests } from './invalid.ts';
import { durabilityTests, lifeTests } from './life.ts';
import { matrixTests } from './matrix.ts';
import { randomTests } from './random.ts';
import { segmentsTests } from './segments.ts';
import { Subject, type OpenStore } from './subject.ts';
import { timelineTests } from './timeline.ts';
import { totalsTests } from './totals.ts';

export interface ConformanceOptions {
  /** How many random histories are compared with the reference. */
  readonly runs?: number;
  /** Left out where nothing outlives the store. */
  readonly durable?: boolean;
}

/** What every writable store must do, as `node:test` suites: a new store is proven by calling this. */
export function conformance(name: string, open: OpenStore, options: ConformanceOptions = {}): void {
  describe(`${name} conforms`, () => {
    const subject = new Subject();
    before(() => subject.open(open));
    after(() => subject.close());
    timelineTests(subject);
    totalsTests(subject);
    matrixTests(subject);
    dailyTests(subject);
    segmentsTests(subject);
    batchTests(subject);
    boundsTests(subject);
    hostileIdTests(subject);
    invalidTests(subject);
    lifeTests(subject, open);
    if (options.durable) durabilityTests(open);
    randomTests(subject, options.runs ?? 40);
  });
}
