import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { StatsError } from '@oc-stats/contract';
import type { Assignment, FromDesk, Operation, Operations, Refusal, ToDesk } from './protocol.ts';
import type { RetentionDesk } from './retention-desk.ts';

const FROM_SOURCE = new URL('./from-source.mjs', import.meta.url);
const PLANS_OF_SOURCE = new URL('../../../packages/retention/plans/', import.meta.url);

export interface DeskOptions {
  readonly folder: string;
  /** The built worker; sources find theirs, as the plans. */
  readonly workerUrl?: URL;
  readonly plansFolder?: string;
}

interface Waiting {
  readonly begin: () => void;
}

interface Asked {
  readonly id: number;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The service's end of the thread, which begins with the first question. One question is in it at a time; what was given
 * up while it waited, as by a slider that has moved on, never comes to it.
 */
export class ThreadedDesk implements RetentionDesk {
  readonly #options: DeskOptions;
  readonly #waiting = new Set<Waiting>();
  #worker: Worker | null = null;
  #asked: Asked | null = null;
  #busy = false;
  #closed = false;
  #lastId = 0;

  constructor(options: DeskOptions) {
    this.#options = options;
  }

  overview(question: Operations['overview'][0], signal?: AbortSignal) {
    return this.#inTurn(() => this.#ask('overview', question), signal);
  }

  scenario(question: Operations['scenario'][0], signal?: AbortSignal) {
    return this.#inTurn(() => this.#ask('scenario', question), signal);
  }

  actions(question: Operations['actions'][0], signal?: AbortSignal) {
    return this.#inTurn(() => this.#ask('actions', question), signal);
  }

  plans() {
    return this.#inTurn(() => this.#ask('plans', null));
  }

  exclusively<T>(work: () => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      if (this.#worker) await this.#ask('letGo', null);
      return work();
    });
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    await this.#inTurn(async () => {
      this.#closed = true;
      if (this.#worker) await this.#ask('close', null);
      await this.#worker?.terminate();
    });
  }

  async #inTurn<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    if (this.#busy) await this.#turn(signal);
    this.#busy = true;
    try {
      if (this.#closed) throw new StatsError('starting', 'The service is stopping.');
      return await work();
    } finally {
      this.#busy = false;
      const [next] = this.#waiting;
      if (next) next.begin();
      else this.#worker?.unref();
    }
  }

  #turn(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting.delete(one);
        reject(signal?.reason as Error);
      };
      const one: Waiting = {
        begin: () => {
          this.#waiting.delete(one);
          // Nobody else begins before whoever was called has.
          this.#busy = true;
          signal?.removeEventListener('abort', leave);
          resolve();
        },
      };
      if (signal?.aborted) return leave();
      this.#waiting.add(one);
      signal?.addEventListener('abort', leave, { once: true });
    });
  }

  #ask<K extends Operation>(operation: K, input: Operations[K][0]): Promise<Operations[K][1]> {
    const worker = (this.#worker ??= this.#start());
    worker.ref();
    const message: ToDesk = { id: ++this.#lastId, operation, input };
    return new Promise((resolve, reject) => {
      this.#asked = { id: message.id, resolve: resolve as (value: unknown) => void, reject };
      worker.postMessage(message);
    });
  }

  #start(): Worker {
    const { folder, plansFolder = fileURLToPath(PLANS_OF_SOURCE), workerUrl = FROM_SOURCE } = this.#options;
    const assignment: Assignment = { folder, plansFolder };
    const worker = new Worker(workerUrl, { workerData: assignment, name: 'oc-stats retention' });
    const gone = (cause: Error) => {
      if (worker !== this.#worker) return;
      this.#worker = null;
      this.#asked?.reject(new StatsError('store-unavailable', undefined, { cause }));
      this.#asked = null;
    };
    worker.on('message', (message: FromDesk) => this.#receive(message));
    worker.on('error', gone);
    worker.on('exit', () => gone(new Error('the thread of the inventory has ended')));
    return worker;
  }

  #receive(message: FromDesk): void {
    if (message.id !== this.#asked?.id) return;
    const { reject, resolve } = this.#asked;
    this.#asked = null;
    if ('refusal' in message) reject(errorOf(message.refusal));
    else resolve(message.value);
  }
}

function errorOf({ code, message, parameter }: Refusal): Error {
  if (code === null) return new Error(message);
  return new StatsError(code, message, parameter === undefined ? {} : { parameter });
}
