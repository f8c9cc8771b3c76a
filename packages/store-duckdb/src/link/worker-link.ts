import { setMaxListeners } from 'node:events';
import { Worker, type TransferListItem } from 'node:worker_threads';
import { StoreError, throwIfAborted } from '@oc-stats/store';
import {
  OPENING,
  type Assignment,
  type FromWorker,
  type Input,
  type Operation,
  type Output,
  type Refusal,
  type StoreProgress,
  type Task,
  type ToWorker,
} from './protocol.ts';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: StoreError) => void;
}

export interface StartOptions {
  readonly workerUrl: URL;
  readonly onProgress?: ((progress: StoreProgress) => void) | undefined;
}

export interface AskOptions {
  readonly signal?: AbortSignal | undefined;
  readonly transfer?: TransferListItem[];
  /** Waits for the worker's word even when aborted, because only the worker knows whether it came in time. */
  readonly patient?: boolean;
}

/**
 * The caller's end of the worker thread. Whatever happens to the worker, everyone who waits gets an answer or a
 * StoreError.
 */
export class WorkerLink {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #onProgress: StartOptions['onProgress'];
  /** Resolves when the thread is gone, and with it its hold on the files. */
  readonly exited: Promise<void>;
  readonly #busy = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  #lastId = OPENING;
  #end: StoreError | undefined;
  #closing: Promise<void> | undefined;

  constructor(task: Task, options: StartOptions) {
    this.#onProgress = options.onProgress;
    const assignment: Assignment = { task, busy: this.#busy.buffer };
    this.#worker = new Worker(options.workerUrl, {
      workerData: assignment,
      name: 'oc-stats store',
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    this.#worker.on('message', (message: FromWorker) => this.#receive(message));
    this.#worker.on('error', (error) => this.#finish(error.message));
    this.#worker.on('messageerror', (error) => this.#finish(error.message));
    process.on('exit', this.#leave);
    this.exited = new Promise((resolve) => {
      this.#worker.on('exit', () => {
        process.off('exit', this.#leave);
        this.#finish();
        resolve();
      });
    });
  }

  /** What the worker reports when its task is done or, for a store, when it can be asked. */
  started<T>(signal?: AbortSignal): Promise<T> {
    return this.#wait<T>(OPENING, { signal, patient: true }, () => undefined);
  }

  /** Throws what the answer would be anyway, before work is spent on the question. */
  enter(signal: AbortSignal | undefined): void {
    if (this.#end) throw this.#end;
    throwIfAborted(signal);
  }

  ask<K extends Operation>(operation: K, input: Input<K>, options: AskOptions = {}): Promise<Output<K>> {
    this.#lastId += 1;
    const message: ToWorker = { type: 'ask', id: this.#lastId, operation, input };
    return this.#wait(message.id, options, () => this.#worker.postMessage(message, options.transfer ?? []));
  }

  /** What was asked before is still answered; what is asked from now on is refused. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    const farewell = this.ask('close', null).catch(() => undefined);
    this.#end ??= new StoreError('closed');
    await farewell;
    await this.exited;
  }

  #wait<T>(id: number, options: AskOptions, send: () => void): Promise<T> {
    const { signal, patient } = options;
    return new Promise<T>((resolve, reject) => {
      if (this.#end) return reject(this.#end);
      if (signal?.aborted && id !== OPENING) return reject(aborted(signal));
      const abort = () => {
        this.#worker.postMessage({ type: 'abort', id } satisfies ToWorker);
        if (!patient) this.#settle(id)?.reject(aborted(signal));
      };
      const done = () => signal?.removeEventListener('abort', abort);
      this.#waiting.set(id, {
        resolve: (value) => (done(), resolve(value as T)),
        reject: (error) => (done(), reject(error.code === 'aborted' ? aborted(signal) : error)),
      });
      if (signal) {
        // One signal may stand for all questions of a page; Node would suspect a leak at the eleventh.
        setMaxListeners(0, signal);
        signal.addEventListener('abort', abort, { once: true });
      }
      send();
      if (signal?.aborted) abort();
    });
  }

  #receive(message: FromWorker): void {
    if (message.type === 'crashed') return this.#finish(message.reason);
    if (message.type === 'progress') return this.#onProgress?.(message.progress);
    if (message.type === 'ready') return this.#settle(OPENING)?.resolve(message.value);
    if (message.type === 'failed') return this.#settle(OPENING)?.reject(errorOf(message.error));
    if (message.type === 'answer') return this.#settle(message.id)?.resolve(message.value);
    this.#settle(message.id)?.reject(errorOf(message.error));
  }

  #settle(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }

  #finish(crash?: string): void {
    this.#end ??= new StoreError('unavailable', stopped(crash));
    for (const id of [...this.#waiting.keys()]) this.#settle(id)?.reject(this.#end);
  }

  /**
   * DuckDB's binding aborts the whole process, exit code and all, when its thread ends in the middle of a statement. A
   * process that exits without closing the store waits a moment for the statements to be interrupted.
   */
  readonly #leave = (): void => {
    this.#worker.postMessage({ type: 'leave' } satisfies ToWorker);
    const deadline = Date.now() + PATIENCE_MS;
    for (let busy = Atomics.load(this.#busy, 0); busy > 0; busy = Atomics.load(this.#busy, 0)) {
      if (Atomics.wait(this.#busy, 0, busy, deadline - Date.now()) === 'timed-out') return;
    }
  };
}

const PATIENCE_MS = 2_000;
/** V8 would take 48 for what the thread throws away as soon as an answer is sent, and keep them. */
const YOUNG_MB = 12;

function errorOf({ code, message }: Refusal): StoreError {
  return new StoreError(code, message);
}

function aborted(signal: AbortSignal | undefined): StoreError {
  return new StoreError('aborted', undefined, { cause: signal?.reason });
}

function stopped(crash: string | undefined): string {
  const reason = crash === undefined ? '' : `: ${crash}`;
  return `The statistics store stopped unexpectedly${reason}. Restart the service; what was acknowledged is kept.`;
}
