import { exchange, type Connection, type Outcome } from './exchange.ts';
import type { StatsFailure } from './failure.ts';
import { whenAllHaveAsked } from '../pace/departure.ts';
import { RecentAnswers } from './recent-answers.ts';

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
  /** The trip it is on; `null` while it waits to be joined with others. */
  trip: Trip | null;
}

interface Trip {
  readonly open: Set<Question>;
  abort(): void;
}

/**
 * Asks one service, with one token, for all elements of a page: equal questions are asked once, and those of one task
 * travel together. It knows paths and JSON, but neither what a question means nor who asks.
 */
export class StatsClient {
  readonly server: string;
  readonly token: string | undefined;
  readonly #connection: Connection;
  readonly #recent: RecentAnswers;
  readonly #questions = new Map<string, Question>();
  #waiting = new Set<Question>();

  constructor(server: string, token?: string, options: StatsClientOptions = {}) {
    this.server = server.replace(/\/+$/, '');
    this.token = token;
    this.#recent = new RecentAnswers(options.now ?? Date.now);
    this.#connection = {
      server: this.server,
      token,
      fetch: options.fetch ?? ((...request) => fetch(...request)),
      patience: options.patience ?? PATIENCE_MS,
    };
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
    const question: Question = { path, askers: new Set(), trip: null };
    this.#questions.set(path, question);
    // Not in a microtask: elements upgraded together update, and ask, in the microtasks and tasks in between.
    if (this.#waiting.size === 0) whenAllHaveAsked(() => this.#depart());
    this.#waiting.add(question);
    return question;
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
    const trip: Trip = { open: new Set(questions), abort: () => controller.abort() };
    for (const question of questions) question.trip = trip;
  }

  #settle(question: Question, outcome: Outcome): void {
    this.#forget(question);
    if ('body' in outcome) this.#recent.put(question.path, outcome.body);
    for (const asker of question.askers) {
      if ('body' in outcome) asker.resolve(outcome.body);
      else asker.reject(outcome.failure);
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
