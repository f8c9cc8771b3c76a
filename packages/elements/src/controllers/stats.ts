import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { StatsFailure, type Failure } from '../client/failure.ts';
import type { StatsClient } from '../client/stats-client.ts';
import { allWords } from './dictionaries.ts';
import { turn } from '../pace/turn.ts';
import { warnOnce } from '../base/warn-once.ts';
import { OcStatsErrorEvent } from '../events/oc-stats-error.ts';
import { OcStatsLoadEvent } from '../events/oc-stats-load.ts';

export interface StatsHost extends ReactiveControllerHost, HTMLElement {
  readonly client: StatsClient | null;
  /** False while the element is far from the window and nobody said `loading="eager"`. */
  readonly seen: boolean;
}

/**
 * One question of an element and its answer. It is asked when the element is near the window and asked anew when it
 * changes; the old answer stays as long as it is about the same thing, and with a failure too, marked as old.
 */
export class StatsController<T extends object> implements ReactiveController {
  readonly #host: StatsHost;
  readonly #question: () => string | null;
  readonly #reads: (answer: T) => unknown;
  readonly #ready: () => Promise<void> | null;
  #path: string | null = null;
  #client: StatsClient | null = null;
  #asking: AbortController | null = null;
  value: T | null = null;
  /** The path that `value` answers. */
  path: string | null = null;
  failure: Failure | null = null;

  /**
   * `reads` touches what will be needed of an answer: if it throws, the answer is not one of ours. `ready` loads what
   * reading takes, while the question is on its way.
   */
  constructor(
    host: StatsHost,
    question: () => string | null,
    reads: (answer: T) => unknown = () => true,
    ready: () => Promise<void> | null = () => null,
  ) {
    this.#host = host;
    this.#question = question;
    this.#reads = reads;
    this.#ready = ready;
    host.addController(this);
  }

  get pending(): boolean {
    return this.#asking !== null;
  }

  retry(): void {
    if (this.#path !== null) this.#client?.forget(this.#path);
    this.#path = null;
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    const path = this.#question();
    const { client, seen, isConnected } = this.#host;
    if (isConnected) this.#client?.users.add(this.#host);
    if (path === this.#path && client === this.#client) return;
    if (path === null) return this.#stop();
    if (!seen || !isConnected) return;
    this.#stop();
    if (client) void this.#ask(client, path);
    else
      this.#fail(
        new StatsFailure(
          'no-server',
          `<${this.#host.localName}> needs the attribute server: the address of oc-stats.`,
        ),
      );
    this.#path = path;
    this.#client?.users.delete(this.#host);
    this.#client = client;
    client?.users.add(this.#host);
  }

  hostDisconnected(): void {
    // Moving within the page is a disconnect and a connect in one task: only who is still gone afterwards gives up.
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      this.#client?.users.delete(this.#host);
      if (this.#asking || this.failure) this.#stop();
    });
  }

  async #ask(client: StatsClient, path: string): Promise<void> {
    const asking = new AbortController();
    this.#asking = asking;
    this.failure = null;
    if (this.path?.split('?')[0] !== path.split('?')[0]) this.value = this.path = null;
    try {
      const [answer] = await Promise.all([client.ask<T>(path, asking.signal), this.#ready()]);
      const wait = turn();
      if (wait) await wait;
      if (asking !== this.#asking) return;
      this.#read(answer, client.server + path);
      this.#asking = null;
      this.value = answer;
      this.path = path;
      this.#host.dispatchEvent(new OcStatsLoadEvent({ path, answer }));
    } catch (error) {
      // For want of them, a failure is told in the words of whoever noticed it.
      await allWords().catch(() => {});
      if (asking !== this.#asking) return;
      this.#asking = null;
      this.#fail(error as StatsFailure);
    }
    this.#host.requestUpdate();
  }

  #read(answer: T, url: string): void {
    try {
      this.#reads(answer);
    } catch {
      throw new StatsFailure('not-oc-stats', `${url} answers with something else than statistics.`, url);
    }
  }

  #fail(failure: StatsFailure): void {
    this.failure = failure;
    warnOnce(`${failure.code}: ${failure.message}`);
    this.#host.dispatchEvent(new OcStatsErrorEvent(failure));
  }

  #stop(): void {
    const asking = this.#asking;
    this.#asking = this.#path = null;
    asking?.abort();
  }
}
