import type { Figure } from '@oc-stats/figures';

/** Which lines the reader has switched off, as long as it is the same lines that are shown. */
export class HiddenLines {
  #figure: Figure | null = null;
  #hidden: ReadonlySet<number> = new Set();
  #visible: Figure | null = null;

  get places(): ReadonlySet<number> {
    return this.#hidden;
  }

  /** The figure as its reader has it: what is switched off is gone from picture, values, table and files. */
  of(figure: Figure | null): Figure | null {
    if (figure === this.#figure) return this.#visible;
    if (namesOf(figure) !== namesOf(this.#figure)) this.#hidden = new Set();
    this.#figure = figure;
    this.#visible = figure && without(figure, this.#hidden);
    return this.#visible;
  }

  /** One line more or less; the last one stays, as a chart without lines says nothing. */
  toggle(place: number): void {
    const figure = this.#figure;
    if (figure?.kind !== 'lines') return;
    const hidden = new Set(this.#hidden);
    if (!hidden.delete(place)) hidden.add(place);
    if (hidden.size === figure.lines.length) return;
    this.#hidden = hidden;
    this.#visible = without(figure, hidden);
  }
}

/** Lines know their colour and dash, so that nobody's changes because another one went. */
function without(figure: Figure, hidden: ReadonlySet<number>): Figure {
  if (figure.kind !== 'lines' || hidden.size === 0) return figure;
  return { ...figure, lines: figure.lines.filter((_, place) => !hidden.has(place)) };
}

function namesOf(figure: Figure | null): string {
  if (figure?.kind !== 'lines') return figure?.kind ?? '';
  return JSON.stringify(figure.lines.map(({ role, metric, item }) => [role, metric, item?.id]));
}
