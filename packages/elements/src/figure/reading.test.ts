import { expect } from '@open-wc/testing';
import { formatCell, language, table, type Readout, type Figure } from '@oc-stats/figures';
import { SAMPLES } from '@oc-stats/figures/gallery';
import '../events/oc-stats-open.ts';
import { part, mountFigure, readable } from '../fixture/figure.fixture.ts';
import { clear, next, until } from '../fixture/mount.fixture.ts';
import type { OcFigure } from './oc-figure.ts';

function sample(name: string): Figure {
  return SAMPLES.find((each) => each.name === name)!.figure;
}

const en = language('en');

/** What the box beside the cursor says; empty when it is hidden. */
function boxOf(element: OcFigure): Pick<Readout, 'heading'> & { values: string[] } {
  const box = part(element, '.readout')!;
  if (box.hidden) return { heading: '', values: [] };
  const heading = box.querySelector('strong')!.textContent;
  return { heading, values: [...box.querySelectorAll('b')].map((value) => value.textContent) };
}

function point(
  chart: HTMLElement,
  x: number,
  y: number,
  type = 'pointermove',
  init: PointerEventInit = {},
): void {
  const { left, top } = chart.getBoundingClientRect();
  const place = { clientX: left + x, clientY: top + y, pointerType: 'mouse', bubbles: true, ...init };
  chart.dispatchEvent(new PointerEvent(type, place));
}

function press(chart: HTMLElement, key: string, init: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
  chart.dispatchEvent(event);
  return event;
}

/** The values of the figure's table in the order of its rows, as the page shows them. */
function valuesOf(element: OcFigure): string[][] {
  const { columns, rows } = table(element.figure!, en);
  return rows.map((row) => row.map((cell, i) => formatCell(cell, columns[i]!, en)));
}

/** Chromium counts a focus by script as one by keyboard when the last input was one. */
async function focusByKeyboard(chart: HTMLElement): Promise<void> {
  press(chart, 'Tab');
  chart.focus({ focusVisible: true });
  expect(chart.matches(':focus-visible')).to.equal(true);
  await Promise.resolve();
}

describe('reading a picture', () => {
  afterEach(clear);

  it('by pointer gives the values of the table', async () => {
    const element = await mountFigure(sample('lines-days'));
    const chart = await readable(element);
    const { width } = chart.getBoundingClientRect();
    const rows = new Map(valuesOf(element).map(([day, ...values]) => [day!, values]));
    for (const share of [0.05, 0.3, 0.62, 0.8]) {
      point(chart, width * share, 100);
      const { heading, values } = boxOf(element);
      expect(values).to.deep.equal(rows.get(heading));
    }
    expect(part(element, '.cursor')!.querySelectorAll('.cursor-dot')).to.have.length(3);
    point(chart, 0, 0, 'pointerleave');
    expect(boxOf(element).values).to.deep.equal([]);
    expect(part(element, '.cursor')!.childNodes).to.have.length(0);
  });

  it('by pointer finds every cell of a heat map', async () => {
    const element = await mountFigure(sample('heat-weeks'));
    const chart = await readable(element);
    const cells = valuesOf(element);
    const { columns } = table(element.figure!, en);
    const { width, height } = chart.getBoundingClientRect();
    for (const [x, y] of [
      [0.5, 0.2],
      [0.7, 0.5],
      [0.95, 0.8],
    ] as const) {
      point(chart, width * x, height * y);
      const box = part(element, '.readout')!;
      const place = Number(chart.getAttribute('aria-valuenow')) - 1;
      const row = cells[Math.floor(place / (columns.length - 1))]!;
      const column = 1 + (place % (columns.length - 1));
      expect(box.querySelector('strong')!.textContent).to.equal(row[0]);
      expect(box.querySelector('.name')!.textContent).to.equal(columns[column]!.label);
      expect(box.querySelector('b')!.textContent).to.equal(row[column]);
    }
  });

  it('by keyboard begins at the newest value and walks all of them', async () => {
    const element = await mountFigure(sample('lines-days'));
    const chart = await readable(element);
    const rows = valuesOf(element);
    await focusByKeyboard(chart);
    expect(boxOf(element)).to.deep.equal({ heading: rows.at(-1)![0], values: rows.at(-1)!.slice(1) });
    for (const row of rows.toReversed()) {
      expect(boxOf(element)).to.deep.equal({ heading: row[0], values: row.slice(1) });
      expect(press(chart, 'ArrowLeft').defaultPrevented).to.equal(true);
    }
    press(chart, 'End');
    expect(boxOf(element).heading).to.equal(rows.at(-1)![0]);
    press(chart, 'Home');
    expect(boxOf(element).heading).to.equal(rows[0]![0]);
  });

  it('is a slider to assistive technology, whose value text is what the box says', async () => {
    const element = await mountFigure(sample('heat-weeks'));
    const chart = await readable(element);
    expect(chart.getAttribute('role')).to.equal('slider');
    expect(chart.getAttribute('aria-valuetext')).to.equal(part(element, '.sentence')!.textContent);
    await focusByKeyboard(chart);
    press(chart, 'ArrowRight');
    press(chart, 'ArrowDown');
    const { heading, values } = boxOf(element);
    expect(chart.getAttribute('aria-valuetext')).to.contain(heading).and.contain(values[0]);
    const columns = table(element.figure!, en).columns.length - 1;
    expect(chart.getAttribute('aria-valuenow')).to.equal(String(columns + 2));
    expect(Number(chart.getAttribute('aria-valuemax'))).to.equal(columns * 12);
  });

  it('lets the page have every other key, and the focus go on', async () => {
    const element = await mountFigure(sample('lines-days'));
    const chart = await readable(element);
    await focusByKeyboard(chart);
    for (const key of ['Tab', 'a', 'F5', 'ArrowUp', ' ']) {
      expect(press(chart, key).defaultPrevented, key).to.equal(false);
    }
    expect(press(chart, 'ArrowLeft', { ctrlKey: true }).defaultPrevented).to.equal(false);
    expect(press(chart, 'Escape').defaultPrevented).to.equal(true);
    expect(boxOf(element).values).to.deep.equal([]);
    expect(press(chart, 'Escape').defaultPrevented, 'a second Escape may close what is around').to.equal(
      false,
    );
    press(chart, 'ArrowLeft');
    chart.blur();
    expect(boxOf(element).values).to.deep.equal([]);
  });

  it('opens the row with Enter and with a click', async () => {
    const element = await mountFigure(sample('bars-hostile'), { hrefFor: () => null });
    const chart = await readable(element);
    const { figure } = element;
    const items = figure?.kind === 'bars' ? figure.items : [];
    await focusByKeyboard(chart);
    press(chart, 'ArrowDown');
    let opened = next(element, 'oc-stats-open');
    expect(press(chart, 'Enter').defaultPrevented).to.equal(true);
    expect((await opened).detail).to.deep.equal({ type: 'episode', id: items[1]!.id });
    opened = next(element, 'oc-stats-open');
    point(chart, 300, 10, 'pointerdown');
    point(chart, 300, 10, 'pointerup');
    point(chart, 300, 10, 'click');
    expect((await opened).detail.id).to.equal(items[0]!.id);
  });

  it('opens with the second tap of a finger: the first shows the values', async () => {
    const element = await mountFigure(sample('bars-hostile'), { hrefFor: () => null });
    const chart = await readable(element);
    const opened: string[] = [];
    element.addEventListener('oc-stats-open', ({ detail }) => opened.push(detail.id));
    const tap = (): void =>
      ['pointerdown', 'pointerup', 'pointerleave', 'click'].forEach((type) =>
        point(chart, 300, 10, type, { pointerType: 'touch' }),
      );
    tap();
    expect(boxOf(element).values).to.have.length(3);
    expect(opened).to.deep.equal([]);
    tap();
    expect(opened).to.have.length(1);
  });

  it('does not open after a drag', async () => {
    const element = await mountFigure(sample('bars-hostile'), { hrefFor: () => null, explore: 'none' });
    const chart = await readable(element);
    const opened: string[] = [];
    element.addEventListener('oc-stats-open', ({ detail }) => opened.push(detail.id));
    point(chart, 300, 10, 'pointerdown', { buttons: 1 });
    point(chart, 500, 10, 'pointermove', { buttons: 1 });
    point(chart, 500, 10, 'pointerup');
    expect(part(element, '.cursor-area'), 'explore="none" marks nothing').to.equal(null);
    expect(opened).to.deep.equal([]);
  });

  it('keeps the box inside the chart, at every place, in 280 px and from right to left', async () => {
    for (const direction of ['ltr', 'rtl']) {
      for (const name of [
        'lines-days',
        'bars-hostile',
        'heat-weeks',
        'lines-split-eight',
        'curve-siblings',
      ]) {
        const element = await mountFigure(sample(name));
        element.dir = direction;
        element.style.width = '280px';
        await until(() => part(element, '.still')!.getAttribute('width') === '280');
        const chart = await readable(element);
        const box = part(element, '.readout')!;
        const outer = chart.getBoundingClientRect();
        for (const x of [0, 60, 140, 220, 279]) {
          point(chart, x, outer.height / 2);
          const inner = box.getBoundingClientRect();
          expect(box.hidden).to.equal(false);
          expect(inner.left, `${name} ${direction} at ${x}`).to.be.at.least(outer.left - 0.5);
          expect(inner.right, `${name} ${direction} at ${x}`).to.be.at.most(outer.right + 0.5);
        }
        clear();
      }
    }
  });

  it('keeps its place when the picture is drawn anew', async () => {
    const element = await mountFigure(sample('lines-days'));
    const chart = await readable(element);
    await focusByKeyboard(chart);
    press(chart, 'ArrowLeft');
    const before = boxOf(element);
    element.style.width = '500px';
    await until(() => part(element, '.still')!.getAttribute('width') === '500');
    await element.updateComplete;
    expect(boxOf(element)).to.deep.equal(before);
  });

  it('shows titles as text', async () => {
    const element = await mountFigure(sample('bars-hostile'));
    const chart = await readable(element);
    await focusByKeyboard(chart);
    for (let row = 0; row < 12; row += 1) {
      expect(part(element, '.readout')!.querySelector(':not(strong, div, span, b, i, em)')).to.equal(null);
      press(chart, 'ArrowDown');
    }
  });
});
