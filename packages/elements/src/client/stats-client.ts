import { exchange, type Connection, type Outcome } from './exchange.ts';
import type { StatsFailure } from './failure.ts';
import { whenAllHaveAsked } from '../pace/departure.ts';
import { roomOnTheLine } from '../pace/first-picture.ts';
import { RecentAnswers } from './recent-answers.ts';
import type * as Renewal from './renewal.ts';

/** The contract's `MAX_QUESTIONS`; its schema module is not for browsers. */
const MAX_QUESTIONS = 100;
const PATIENCE_MS = 30_000;

export interface StatsClientOptions {
  readonly fetch?: typeof fetch;
  readonly patience?: number;
  readonly now?: () => number;
}

interface Asker {
  readonly resolve: (body: object) => void;
  readonly reject: (failure: StatsFailure) => void;
}

interface Question {
  readonly path: string;
  readonly askers: Set<Asker>;
  /** It has been asked with a token that the service denied: a second denial is the answer. */
  denied: boolean;
  /** The trip it is on; `null` while it waits to be joined with others. */
  trip: Trip | null;
}

interface Trip {
  readonly token: string | undefined;
  readonly open: Set<Question>;
  abort(): void;
}

/**
 * Asks one service, with one token, for all elements of a page: equal questions are asked once, and those of one task
 * travel together. It knows paths and JSON, but neither what a question means nor who asks.
 */
export class StatsClient {
  readonly server: string;
  readonly patience: number;
  /** Elements that ask through this client: one of them asks the page when the token ends. */
  readonly users = new Set<HTMLElement>();
  readonly now: () => number;
  #connection: Connection;
  readonly #recent: RecentAnswers;
  readonly #questions = new Map<string, Question>();
  #waiting = new Set<Question>();

  constructor(server: string, token?: string, options: StatsClientOptions = {}) {
    this.server = server.replace(/\/+$/, '');
    this.now = options.now ?? Date.now;
    this.patience = options.patience ?? PATIENCE_MS;
    this.#recent = new RecentAnswers(this.now);
    this.#connection = {
      server: this.server,
      token,
      fetch: options.fetch ?? ((...request) => fetch(...request)),
      patience: this.patience,
    };
    if (token) void roomOnTheLine().then(() => this.#renewal(({ watch }) => watch(this)));
  }

  get token(): string | undefined {
    return this.#connection.token;
  }

  /** Goes on with another token; what has been answered stays. */
  set token(token: string | undefined) {
    this.#connection = { ...this.#connection, token };
  }

  /** Rejects with a `StatsFailure`, or with the signal's reason; a question that nobody waits for is given up. */
  async ask<T extends object>(path: string, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    const known = this.#recent.get(path);
    if (known) return known as T;

    return new Promise((resolve, reject) => {
      const question = this.#questions.get(path) ?? this.#newQuestion(path);
      const leave = (): void => {
        const { reason } = signal as { readonly reason: Error };
        question.askers.delete(asker);
        reject(reason);
        if (question.askers.size === 0) this.#giveUp(question);
      };
      const asker: Asker = {
        resolve: (body) => (signal?.removeEventListener('abort', leave), resolve(body as T)),
        reject: (reason) => (signal?.removeEventListener('abort', leave), reject(reason)),
      };
      signal?.addEventListener('abort', leave);
      question.askers.add(asker);
    });
  }

  /** The next asker gets a new answer, not a recent one. */
  forget(path: string): void {
    this.#recent.delete(path);
  }

  #newQuestion(path: string): Question {
    const question: Question = { path, askers: new Set(), denied: false, trip: null };
    this.#questions.set(path, question);
    this.#enqueue(question);
    return question;
  }

  #enqueue(question: Question): void {
    // Not in a microtask: elements upgraded together update, and ask, in the microtasks and tasks in between.
    if (this.#waiting.size === 0) whenAllHaveAsked(() => this.#depart());
    this.#waiting.add(question);
  }

  #depart(): void {
    const waiting = [...this.#waiting];
    this.#waiting = new Set();
    while (waiting.length > 0) this.#send(waiting.splice(0, MAX_QUESTIONS));
  }

  #send(questions: readonly Question[]): void {
    const byPath = new Map(questions.map((question) => [question.path, question]));
    const controller = exchange(this.#connection, [...byPath.keys()], (path, outcome) => {
      const question = byPath.get(path);
      if (question) this.#settle(question, outcome);
    });
    const { token } = this;
    const trip: Trip = { token, open: new Set(questions), abort: () => controller.abort() };
    for (const question of questions) question.trip = trip;
  }

  #settle(question: Question, outcome: Outcome): void {
    if ('denied' in outcome && outcome.denied && !question.denied)
      return void this.#askAgain(question, outcome);
    this.#forget(question);
    if ('body' in outcome) this.#recent.put(question.path, outcome.body);
    for (const asker of question.askers) {
      if ('body' in outcome) asker.resolve(outcome.body);
      else asker.reject(outcome.failure);
    }
  }

  /** With the token that the page gives for the one that was denied. */
  async #askAgain(question: Question, outcome: Outcome): Promise<void> {
    const { trip } = question;
    question.denied = true;
    question.trip = null;
    trip?.open.delete(question);
    const renewed = await this.#renewal(({ renew }) => renew(this, trip?.token));
    if (this.#questions.get(question.path) !== question) return;
    if (renewed) this.#enqueue(question);
    else this.#settle(question, outcome);
  }

  /** Most pages need no token, or none that ends while they are read. */
  async #renewal<R>(use: (renewal: typeof Renewal) => R): Promise<Awaited<R> | undefined> {
    try {
      return await use(await import('./renewal.ts'));
    } catch {
      return undefined;
    }
  }

  #giveUp(question: Question): void {
    this.#forget(question);
    if (question.trip?.open.size === 0) question.trip.abort();
  }

  #forget(question: Question): void {
    if (this.#questions.get(question.path) === question) this.#questions.delete(question.path);
    this.#waiting.delete(question);
    question.trip?.open.delete(question);
  }
}
