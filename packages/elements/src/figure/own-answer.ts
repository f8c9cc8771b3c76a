import type { Figure } from '@oc-stats/figures';
import { StatsFailure, type Failure } from '../client/failure.ts';
import { StatsController, type StatsHost } from '../controllers/stats.ts';
import { VisibleController } from '../controllers/visible.ts';
import { figureOf, kindFor } from './answered.ts';
import { loadKind } from './load-kind.ts';

export interface OwnAnswerHost extends StatsHost {
  readonly src: string | null;
  readonly attributeFailure: Failure | null;
}

/** What `<oc-figure src="…">` shows: the answer to its own question. */
export class OwnAnswer {
  readonly #host: OwnAnswerHost;
  readonly #visibility: VisibleController;
  readonly #stats: StatsController<object>;
  #made: { readonly answer: object; readonly subject: string; readonly figure: Figure | null } | null = null;
  readonly #retry = (): void => this.#stats.retry();

  constructor(host: OwnAnswerHost) {
    this.#host = host;
    this.#visibility = new VisibleController(host);
    const question = (): string | null => (this.#failure ? null : host.src);
    this.#stats = new StatsController(
      host,
      question,
      (answer) => figureOf(host.src ?? '', answer, ''),
      () => loadKind(kindFor(host.src ?? '') ?? 'lines'),
    );
  }

  get seen(): boolean {
    return this.#visibility.seen;
  }

  /** Everything that somebody else would hand to the element. */
  state(subject: string) {
    const { path, pending } = this.#stats;
    const failure = this.#failure ?? this.#stats.failure;
    const figure = this.#figure(subject);
    return {
      figure,
      path,
      failure,
      face: pending ? ('loading' as const) : null,
      retry: this.#retry,
    };
  }

  get #failure(): Failure | null {
    const { src, attributeFailure, localName } = this.#host;
    if (src === null || attributeFailure || kindFor(src)) return attributeFailure;
    const expected = 'a path such as /api/v1/stats/organization/me/timeline';
    const shown = src.length > 60 ? `${src.slice(0, 60)}…` : src;
    return new StatsFailure(
      'bad-attribute',
      `<${localName}> cannot read src="${shown}". It takes ${expected}.`,
      'src',
    );
  }

  #figure(subject: string): Figure | null {
    const { value: answer, path } = this.#stats;
    if (!answer || !path) return null;
    if (answer !== this.#made?.answer || subject !== this.#made.subject) {
      this.#made = { answer, subject, figure: figureOf(path, answer, subject) };
    }
    return this.#made.figure;
  }
}
