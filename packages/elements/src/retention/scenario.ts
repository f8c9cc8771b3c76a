import type { RetentionComparison, RetentionQuestion } from '@oc-stats/contract';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { warnOnce } from '../base/warn-once.ts';
import type { StatsFailure } from '../client/failure.ts';
import type { StatsClient } from '../client/stats-client.ts';
import { OcStatsErrorEvent } from '../events/oc-stats-error.ts';
import { OcStatsLoadEvent } from '../events/oc-stats-load.ts';
import { askScenario } from './ask-plan.ts';
import { Pause } from './pause.ts';

/** So long a newer wish waits for the answer to an older one, which is then given up. */
const PATIENCE_MS = 300;

interface Host extends ReactiveControllerHost, HTMLElement {
  readonly client: StatsClient | null;
}

/**
 * Plans played through by the service. One question is on its way at a time, and of all that is wished meanwhile the last
 * follows it: a slider shows what it does while it moves, however long an answer takes.
 */
export class Scenario implements ReactiveController {
  readonly #host: Host;
  readonly #question: () => RetentionQuestion;
  readonly #pause = new Pause();
  #asking: AbortController | null = null;
  #client: StatsClient | null = null;
  answer: RetentionComparison | null = null;
  /** What was asked for `answer`. */
  asked: RetentionQuestion | null = null;
  failure: StatsFailure | null = null;

  constructor(host: Host, question: () => RetentionQuestion) {
    this.#host = host;
    this.#question = question;
    host.addController(this);
  }

  get pending(): boolean {
    return this.#asking !== null;
  }

  hostDisconnected(): void {
    this.#pause.end();
    this.#client?.users.delete(this.#host);
    this.#client = null;
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#giveUp();
    });
  }

  /** Asks where nothing is known yet, or somebody else is to be asked. */
  begin(anew: boolean): void {
    const { client } = this.#host;
    const isOther = client !== this.#client;
    if (!client || (!anew && !isOther)) return;
    this.#client?.users.delete(this.#host);
    this.#client = client;
    client.users.add(this.#host);
    // What has only been moved in its page knows its answer already.
    if (anew || !this.answer) void this.ask();
  }

  /** What is asked has changed; whoever writes goes on for a while (`rest`). */
  change(rest?: number): void {
    if (rest === undefined && !this.#asking) void this.ask();
    else this.#pause.then(() => void this.ask(), rest ?? PATIENCE_MS);
  }

  async ask(): Promise<void> {
    const { client } = this.#host;
    if (!client) return;
    this.#pause.end();
    this.#giveUp();
    const asking = new AbortController();
    const question = this.#question();
    this.#asking = asking;
    this.#host.requestUpdate();
    try {
      const answer = await askScenario(client, question, asking.signal);
      if (asking !== this.#asking) return;
      Object.assign(this, { answer, asked: question, failure: null });
      this.#host.dispatchEvent(new OcStatsLoadEvent({ path: 'retention/scenario', answer }));
    } catch (error) {
      if (asking !== this.#asking) return;
      this.fail(error as StatsFailure);
    }
    this.#asking = null;
    this.#pause.now();
    this.#host.requestUpdate();
  }

  fail(failure: StatsFailure): void {
    this.failure = failure;
    // A plan that is being written is wrong most of the time.
    if (failure.code !== 'bad-plan') warnOnce(`${failure.code}: ${failure.message}`);
    this.#host.dispatchEvent(new OcStatsErrorEvent(failure));
    this.#host.requestUpdate();
  }

  #giveUp(): void {
    this.#asking?.abort();
    this.#asking = null;
  }
}
