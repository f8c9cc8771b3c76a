import type { MessagePort, TransferListItem } from 'node:worker_threads';
import { openDatabase, type Engine } from '@oc-stats/duckdb';
import { StoreError } from '@oc-stats/store';
import { collectResults } from '../engine/native-results.ts';
import {
  OPENING,
  TIDYING,
  type FromWorker,
  type Operation,
  type ServeTask,
  type ToWorker,
} from '../link/protocol.ts';
import { buffersOf } from '../link/transfer.ts';
import { SCHEMA } from '../schema/schema.ts';
import { databaseIn, engineOptions } from '../statistics-file.ts';
import { storeErrorOf } from '../store-error-of.ts';
import { answersOf, type Answers } from './answer.ts';

/** Answers what comes through the port until it is asked to close. */
export class Service {
  readonly #port: MessagePort;
  readonly #task: ServeTask;
  readonly #busy: Int32Array;
  readonly #running = new Map<number, AbortController>();
  #engine: Engine | undefined;
  #answers: Answers | undefined;
  #closing = false;
  #leaving = false;

  constructor(port: MessagePort, task: ServeTask, busy: SharedArrayBuffer) {
    this.#port = port;
    this.#task = task;
    this.#busy = new Int32Array(busy);
  }

  async start(): Promise<void> {
    this.#port.on('message', (message: ToWorker) => {
      if (message.type === 'ask') void this.#answer(message.id, message.operation, message.input);
      else if (message.type === 'abort') this.#running.get(message.id)?.abort();
      else this.#leave();
    });
    try {
      await this.#work(OPENING, (signal) => this.#open(signal));
      this.#send({ type: 'ready', value: null });
    } catch (error) {
      await this.#engine?.close();
      this.#send({ type: 'failed', error: this.#refusalOf(error) });
      this.#port.close();
    }
  }

  /** After an error that nobody caught: everyone is told, and the thread ends as soon as DuckDB allows it. */
  async crash(reason: string): Promise<void> {
    this.#send({ type: 'crashed', reason });
    this.#leave();
    await new Promise<void>((resolve) => {
      const wait = setInterval(() => {
        if (this.#running.size > 0) return;
        clearInterval(wait);
        resolve();
      }, 5);
    });
    await this.#engine?.close();
    this.#port.close();
  }

  async #open(signal: AbortSignal): Promise<void> {
    const { folder } = this.#task;
    this.#engine = await openDatabase(databaseIn(folder), SCHEMA, engineOptions(folder, this.#task), {
      signal,
      onProgress: ({ from, to, done, total }) => {
        const message = `Upgrading the statistics from schema ${from} to ${to}`;
        this.#send({ type: 'progress', progress: { phase: 'upgrade', message, done, total } });
      },
    });
    this.#answers = await answersOf(this.#engine);
  }

  async #answer(id: number, operation: Operation, input: unknown): Promise<void> {
    if (operation === 'close') {
      this.#closing = true;
      this.#running.get(TIDYING)?.abort();
    }
    try {
      const value = await this.#work(id, (signal) => {
        if (!this.#answers) throw new Error('asked before the store was open');
        const answer = this.#answers[operation] as (input: unknown, signal: AbortSignal) => Promise<unknown>;
        return answer(input, signal);
      });
      this.#send({ type: 'answer', id, value }, operation === 'daily' ? buffersOf(value as object) : []);
    } catch (error) {
      this.#send({ type: 'refusal', id, error: this.#refusalOf(error) });
    }
    if (operation === 'close') this.#port.close();
    if (operation === 'putDaily' || operation === 'putSegments') void this.#tidy();
  }

  /**
   * Behind the back of whoever wrote. What cannot be put in order now is only slower to read, and is tried again with
   * the next batch.
   */
  async #tidy(): Promise<void> {
    if (this.#closing || this.#leaving || this.#running.has(TIDYING)) return;
    await this.#work(TIDYING, async (signal) => this.#answers?.tidy('due', signal)).catch(() => undefined);
  }

  /** Counts as busy, and can be aborted, while it lasts. */
  async #work<T>(id: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (this.#leaving) throw new StoreError('closed');
    const controller = new AbortController();
    this.#running.set(id, controller);
    Atomics.add(this.#busy, 0, 1);
    try {
      return await work(controller.signal);
    } finally {
      this.#running.delete(id);
      Atomics.sub(this.#busy, 0, 1);
      Atomics.notify(this.#busy, 0);
      if (this.#running.size === 0) setImmediate(() => this.#rest());
    }
  }

  #rest(): void {
    if (this.#running.size === 0) collectResults();
  }

  #leave(): void {
    this.#leaving = true;
    for (const controller of this.#running.values()) controller.abort();
  }

  #refusalOf(error: unknown) {
    const { code, message } = storeErrorOf(error, databaseIn(this.#task.folder));
    return { code, message };
  }

  #send(message: FromWorker, transfer: TransferListItem[] = []): void {
    this.#port.postMessage(message, transfer);
  }
}
