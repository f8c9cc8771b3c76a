import type { Action } from './action.ts';
import type { Judge } from './judge.ts';

const NUMBERS = 3;

/** What has happened to recordings, as numbers: there may be a million, and often nobody asks for any. */
export class Happened {
  #numbers = new Int32Array(NUMBERS * 4_096);
  #length = 0;

  add(recording: number, rule: number, run: number): void {
    if (this.#length === this.#numbers.length) this.#grow();
    this.#numbers[this.#length] = recording;
    this.#numbers[this.#length + 1] = rule;
    this.#numbers[this.#length + 2] = run;
    this.#length += NUMBERS;
  }

  actions(judges: readonly Judge[]): Action[] {
    const actions: Action[] = [];
    for (let at = 0; at < this.#length; at += NUMBERS) {
      const [recording = 0, rule = 0, run = 0] = this.#numbers.subarray(at, at + NUMBERS);
      const judge = judges[rule];
      if (judge) actions.push(actionOf(judge, recording, run));
    }
    return actions;
  }

  #grow(): void {
    const numbers = new Int32Array(2 * this.#numbers.length);
    numbers.set(this.#numbers);
    this.#numbers = numbers;
  }
}

function actionOf({ done, gone, rule, runs, told }: Judge, recording: number, run: number): Action {
  return {
    recording,
    rule,
    fired: runs[run] ?? 0,
    told: told[run] ?? [],
    done: done[run] ?? 0,
    gone: gone[run] ?? 0,
  };
}
