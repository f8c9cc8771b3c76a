import assert from 'node:assert/strict';
import type { Frame, Page } from 'puppeteer-core';

export interface ShownFigure {
  readonly face: 'loading' | 'empty' | 'error' | 'data';
  readonly text: string;
  /** Marks drawn in the picture. */
  readonly marks: number;
}

/** Every figure of a page, however deep in shadow roots it stands. */
export function figuresOn(page: Page | Frame): Promise<ShownFigure[]> {
  return page.evaluate(() => {
    const inside = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        element,
        ...(element.shadowRoot ? inside(element.shadowRoot) : []),
      ]);
    const figures = inside(document).filter(({ localName }) => localName === 'oc-figure');
    return figures.map((figure): ShownFigure => {
      const face = (['loading', 'empty', 'error'] as const).find((state) =>
        figure.matches(`:state(${state})`),
      );
      const root = figure.shadowRoot;
      return {
        face: face ?? 'data',
        text: root?.querySelector('[part="sentence"]')?.textContent?.trim() ?? '',
        marks: root?.querySelectorAll('svg path, svg text').length ?? 0,
      };
    });
  });
}

/** There are figures, each has said and drawn something, and none is in trouble. */
export async function assertDrawn(page: Page | Frame): Promise<void> {
  const figures = await figuresOn(page);
  assert.ok(figures.length > 0, 'no figure on the page');
  assert.deepEqual(
    figures.filter(({ face }) => face === 'loading' || face === 'error'),
    [],
  );
  const drawn = figures.filter(({ face }) => face === 'data');
  assert.ok(drawn.length > 0, 'every figure is empty');
  for (const { text, marks } of drawn) {
    assert.notEqual(text, '');
    assert.ok(marks > 0, `nothing is drawn for: ${text}`);
  }
}
