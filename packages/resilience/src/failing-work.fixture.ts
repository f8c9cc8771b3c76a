import assert from 'node:assert/strict';
import type { Judgement, Resilience, ResilienceOptions } from './resilience.ts';

/** How work fails, and what is to be made of it. */
export class Failure extends Error {
  readonly judgement: Judgement;
  readonly retryAfter: number | null;

  constructor(judgement: Judgement, retryAfter: number | null = null) {
    super(judgement);
    this.judgement = judgement;
    this.retryAfter = retryAfter;
  }
}

export const JUDGED: Pick<ResilienceOptions, 'name' | 'judge' | 'retryAfterMs'> = {
  name: 'The other side',
  judge: (error) => (error as Failure).judgement,
  retryAfterMs: (error) => (error as Failure).retryAfter,
};

export function failing(judgement: Judgement, retryAfter: number | null = null) {
  return () => Promise.reject(new Failure(judgement, retryAfter));
}

/** Fails so often, then answers how often it was asked. */
export function recovering(failures: number, judgement: Judgement = 'retry') {
  let asked = 0;
  return () => (++asked <= failures ? Promise.reject(new Failure(judgement)) : Promise.resolve(asked));
}

export function deferred<T>() {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((done) => (resolve = done));
  return { promise, resolve };
}

export async function fail(resilience: Resilience, times: number): Promise<void> {
  for (let i = 0; i < times; i++) await assert.rejects(resilience.run(failing('down')), Failure);
}
