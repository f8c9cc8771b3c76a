import { expect } from '@open-wc/testing';
import { heightFor, language, layout, PALETTES, type Figure } from '@oc-stats/figures';
import { SAMPLES } from '@oc-stats/figures/gallery';
import { plotlySpec } from '@oc-stats/figures/plotly';
import type { PlotlyHTMLElement } from 'plotly.js-dist-min';
import { button, mountFigure, part, readable } from '../fixture/figure.fixture.ts';
import { clear, until } from '../fixture/mount.fixture.ts';
import { measureIn } from '../figure/measure.ts';
import type { OcFigure } from '../figure/oc-figure.ts';
import { loadPlotly } from './plotly.ts';

function sample(name: string): Figure {
  return SAMPLES.find((each) => each.name === name)!.figure;
}

async function explored(name: string, properties: Partial<OcFigure> = {}): Promise<OcFigure> {
  const element = await mountFigure(sample(name), properties);
  await explore(element);
  return element;
}

async function explore(element: OcFigure): Promise<void> {
  button(element, 'Explore').click();
  await until(() => part(element, '.explored'));
  await element.updateComplete;
}

interface FullAxis {
  readonly range: [number, number];
  readonly _offset: number;
  readonly _length: number;
  c2p(value: number): number;
}

function plotOf(
  element: OcFigure,
): PlotlyHTMLElement & { _fullLayout: { xaxis: FullAxis; yaxis: FullAxis } } {
  return part(element, '.js-plotly-plot') as never;
}

function middle(element: Element): { x: number; y: number } {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

function press(element: OcFigure, key: string, init: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
  part(element, '.chart')!.dispatchEvent(event);
  return event.defaultPrevented;
}

function visible(element: OcFigure): [number, number] {
  return [...plotOf(element)._fullLayout.xaxis.range];
}

describe('exploring', () => {
  afterEach(clear);

  it('touches no global, no style and no Plotly of the page', async () => {
    const own = { version: 'of the page' };
    Object.assign(window, { Plotly: own, PlotlyLocales: ['of the page'] });
    const globals = Object.getOwnPropertyNames(window);
    const styles = document.querySelectorAll('style, link[rel=stylesheet]').length;
    await loadPlotly('auto');
    await loadPlotly('full');
    await explored('lines-days');
    expect(Object.getOwnPropertyDescriptor(window, 'Plotly')!.value === own).to.equal(true);
    expect(Object.getOwnPropertyDescriptor(window, 'PlotlyLocales')!.value).to.deep.equal(['of the page']);
    const added = Object.getOwnPropertyNames(window).filter((name) => !globals.includes(name));
    expect(
      added.filter((name) => /plotly|polybool|sprintf|modulename/i.test(name) && name !== 'PlotlyGeoAssets'),
    ).to.deep.equal([]);
    expect(document.querySelectorAll('style, link[rel=stylesheet]').length).to.equal(styles);
    // All of Plotly takes a busy machine a while.
  }).timeout(60_000);

  for (const { name, figure, width, lang } of SAMPLES.filter((each) => !each.figure.empty)) {
    it(`gives Plotly a specification that it knows: ${name}`, async () => {
      const { plotly } = await loadPlotly('auto');
      const size = { width, height: heightFor(figure, width) };
      const scene = layout(figure, size, measureIn(document.body), language(lang));
      const spec = plotlySpec(figure, scene, PALETTES.light, language(lang));
      const complaints = plotly.validate(spec.data, spec.layout as never) ?? [];
      expect(complaints.map(({ msg }) => msg)).to.deep.equal([]);
    });
  }

  for (const name of ['lines-days', 'lines-comparison', 'bars-hostile', 'heat-weeks', 'curve-siblings']) {
    it(`keeps plot area, ranges and ticks in their places: ${name}`, async () => {
      const element = await mountFigure(sample(name));
      const texts = [...element.shadowRoot!.querySelectorAll('.still text')];
      // Ticks are drawn before the times in a curve, which may read the same.
      const before = new Map(texts.toReversed().map((text) => [text.textContent, middle(text).y]));
      await explore(element);
      const { plot, x, y } = layout(
        element.figure!,
        { width: element.clientWidth, height: part(element, '.chart')!.offsetHeight },
        measureIn(element),
        language('en'),
      );
      const { xaxis, yaxis } = plotOf(element)._fullLayout;
      expect([xaxis._offset, xaxis._length]).to.deep.equal([plot.x, plot.width]);
      expect([yaxis._offset, yaxis._length]).to.deep.equal([plot.y, plot.height]);
      expect(xaxis.range).to.deep.equal(x.range);
      expect(yaxis.range).to.deep.equal(y.range);
      const ticks = [...plotOf(element).querySelectorAll('.xtick text')];
      expect(ticks.map((tick) => tick.textContent)).to.deep.equal(x.ticks.map(({ label }) => label));
      const { left } = part(element, '.chart')!.getBoundingClientRect();
      ticks.forEach((tick, index) => {
        expect(middle(tick).x - left, tick.textContent).to.be.closeTo(x.ticks[index]!.at, 1);
        expect(middle(tick).y, tick.textContent).to.be.closeTo(before.get(tick.textContent)!, 1);
      });
    });
  }

  it('draws the lines where the still had them', async () => {
    const element = await mountFigure(sample('lines-days'));
    const still = part(element, '.still .stroke-series-1')!.getBoundingClientRect();
    await explore(element);
    const drawn = plotOf(element).querySelector('.scatterlayer .js-line')!.getBoundingClientRect();
    for (const side of ['left', 'right', 'top', 'bottom'] as const) {
      expect(drawn[side], side).to.be.closeTo(still[side], 1);
    }
    expect(getComputedStyle(part(element, '.still')!).visibility).to.equal('hidden');
  });

  it('shows titles literally', async () => {
    const element = await explored('bars-hostile');
    const texts = [...plotOf(element).querySelectorAll('.ytick text')].map((text) => text.textContent);
    expect(texts.join()).to.contain('<img src=x').and.contain('<b>');
    expect(plotOf(element).querySelector('a, img, foreignObject')).to.equal(null);
  });

  it('has no button of Plotly, is hidden from assistive technology and is accessible', async () => {
    const element = await explored('lines-days');
    expect(plotOf(element).querySelector('.modebar, button, a, [tabindex]')).to.equal(null);
    expect(element.shadowRoot!.textContent).to.not.match(/share|cloud|edit chart/i);
    expect(plotOf(element).closest('[aria-hidden=true]')).to.not.equal(null);
    await expect(element).to.be.accessible();
  });

  it('asks nobody but its own origin', async () => {
    await explored('heat-weeks');
    const foreign = performance
      .getEntriesByType('resource')
      .filter(({ name }) => new URL(name).origin !== location.origin);
    expect(foreign.map(({ name }) => name).filter((name) => !name.startsWith('data:'))).to.deep.equal([]);
  });

  it('zooms and moves by keyboard, never beyond the whole', async () => {
    const element = await explored('lines-days');
    const whole = visible(element);
    expect(press(element, '-')).to.equal(true);
    expect(visible(element)).to.deep.equal(whole);
    press(element, '+');
    const [from, to] = visible(element);
    expect(to - from).to.be.closeTo((whole[1] - whole[0]) / 2, 1e-6);
    press(element, 'ArrowRight', { shiftKey: true });
    expect(visible(element)[0]).to.be.closeTo(from + (to - from) / 4, 1e-6);
    for (let i = 0; i < 9; i += 1) press(element, 'ArrowRight', { shiftKey: true });
    expect(visible(element)[1]).to.be.closeTo(whole[1], 1e-6);
    press(element, '0');
    expect(visible(element)).to.deep.equal(whole);
    expect(press(element, 'Escape')).to.equal(true);
    await until(() => !part(element, '.explored'));
    expect(part(element, '.js-plotly-plot') === null).to.equal(true);
  });

  it('gives new ticks to what is visible', async () => {
    const element = await explored('lines-days');
    const texts = (): string[] =>
      [...plotOf(element).querySelectorAll('.xtick text')].map((tick) => tick.textContent);
    const before = texts();
    press(element, '+');
    press(element, '+');
    press(element, '+');
    await until(() => texts().length > 0 && texts().join() !== before.join());
    const { width } = part(element, '.chart')!.getBoundingClientRect();
    expect(texts().length).to.be.within(3, width / 40);
  });

  it('reads the values that are where the pointer is', async () => {
    const element = await explored('lines-days');
    const chart = part(element, '.chart')!;
    press(element, '+');
    press(element, '+');
    const { left, width, top } = chart.getBoundingClientRect();
    for (const share of [0.2, 0.5, 0.8]) {
      chart.dispatchEvent(
        new PointerEvent('pointermove', { clientX: left + width * share, clientY: top + 50 }),
      );
      const column = Number(chart.getAttribute('aria-valuenow')) - 1;
      const { xaxis } = plotOf(element)._fullLayout;
      const [first] = layout(element.figure!, { width, height: 300 }, measureIn(element), language('en')).x
        .range;
      const at = xaxis._offset + xaxis.c2p(first + column);
      const line = part(element, '.cursor-line')!.getBoundingClientRect();
      expect(line.left - left).to.be.closeTo(at, 1);
      expect(Math.abs(at - width * share)).to.be.at.most(xaxis._length / 20);
    }
  });

  it('keeps the values along the arrow keys in sight', async () => {
    const element = await explored('lines-days');
    for (let i = 0; i < 4; i += 1) press(element, '+');
    press(element, 'Home');
    expect(part(element, '.readout')!.hidden).to.equal(false);
    press(element, 'End');
    expect(part(element, '.readout')!.hidden).to.equal(false);
    expect(visible(element)[1]).to.be.closeTo(visible(element)[1], 1e-6);
  });

  it('begins with a drag over the still, at what was dragged over', async () => {
    const element = await mountFigure(sample('lines-days'));
    const chart = await readable(element);
    const { left, width, top } = chart.getBoundingClientRect();
    const drag = (type: string, share: number, buttons: number): boolean =>
      chart.dispatchEvent(
        new PointerEvent(type, {
          clientX: left + width * share,
          clientY: top + 90,
          buttons,
          pointerType: 'mouse',
        }),
      );
    chart.setPointerCapture = () => {};
    drag('pointerdown', 0.3, 1);
    drag('pointermove', 0.5, 1);
    expect(part(element, '.cursor-area')).to.not.equal(null);
    drag('pointerup', 0.5, 0);
    await until(() => part(element, '.explored'));
    const { xaxis } = plotOf(element)._fullLayout;
    const [first, last] = layout(element.figure!, { width, height: 300 }, measureIn(element), language('en'))
      .x.range;
    const valueAt = (share: number): number =>
      first + ((width * share - xaxis._offset) / xaxis._length) * (last - first);
    expect(visible(element)[0]).to.be.closeTo(valueAt(0.3), 0.5);
    expect(visible(element)[1]).to.be.closeTo(valueAt(0.5), 0.5);
  });

  it("follows Plotly's own drag and its double click", async () => {
    const element = await explored('lines-days');
    const whole = visible(element);
    const surface = plotOf(element).querySelector('.nsewdrag')!;
    const { left, width, top } = surface.getBoundingClientRect();
    const chart = part(element, '.chart')!;
    chart.dispatchEvent(
      new PointerEvent('pointerdown', { clientX: left + 90, clientY: top + 50, pointerType: 'mouse' }),
    );
    const mouse = (target: EventTarget, type: string, share: number): boolean =>
      target.dispatchEvent(
        new MouseEvent(type, {
          clientX: left + width * share,
          clientY: top + 50,
          bubbles: true,
          button: 0,
          buttons: 1,
        }),
      );
    mouse(surface, 'mousedown', 0.25);
    // Where nothing can hover, as here, Plotly listens to the document instead of covering it.
    const cover = document.querySelector('.dragcover') ?? document;
    mouse(cover, 'mousemove', 0.5);
    const [before] = visible(element);
    expect(
      part(element, '.cursor')!.childNodes,
      'nothing is read while a part is being marked',
    ).to.have.length(0);
    expect(before).to.equal(whole[0]);
    mouse(cover, 'mouseup', 0.5);
    await until(() => visible(element)[0] !== whole[0]);
    const length = whole[1] - whole[0];
    expect(visible(element)[0]).to.be.closeTo(whole[0] + length / 4, length / 50);
    chart.dispatchEvent(new PointerEvent('pointermove', { clientX: left + 2, clientY: top + 50 }));
    expect(Number(chart.getAttribute('aria-valuenow'))).to.be.closeTo(90 / 4, 2);
    (plotOf(element) as unknown as { emit(name: string): void }).emit('plotly_doubleclick');
    expect(visible(element)).to.deep.equal(whole);
  });

  it('zooms rows, but never the length of bars', async () => {
    const element = await explored('bars-hostile');
    const whole = visible(element);
    const rows = [...plotOf(element)._fullLayout.yaxis.range];
    press(element, '+');
    expect(visible(element)).to.deep.equal(whole);
    const [from, to] = plotOf(element)._fullLayout.yaxis.range;
    expect(Math.abs(from - to)).to.be.closeTo(Math.abs(rows[0]! - rows[1]!) / 2, 1e-6);
  });

  it('hides lines, takes other numbers, widths and colours, and stays where the reader is', async () => {
    const element = await explored('lines-days');
    press(element, '+');
    const range = visible(element);
    const lines = (): Element[] => [...plotOf(element).querySelectorAll('.scatterlayer .js-line')];
    const count = lines().length;
    part(element, '.legend button')!.click();
    await until(() => lines().length < count);
    expect(visible(element)).to.deep.equal(range);
    element.style.setProperty('--oc-stats-color-2', 'rgb(1, 2, 3)');
    element.requestUpdate();
    await until(() => lines().some((line) => getComputedStyle(line).stroke === 'rgb(1, 2, 3)'));
    element.style.width = '500px';
    await until(() => plotOf(element).querySelector('.main-svg')!.getAttribute('width') === '500');
    expect(visible(element)).to.deep.equal(range);
  });

  it('never changes the figure', async () => {
    const element = await mountFigure(sample('lines-days'));
    const before = JSON.stringify(element.figure);
    deepFreeze(element.figure);
    await explore(element);
    press(element, '+');
    expect(JSON.stringify(element.figure)).to.equal(before);
  });

  it('goes on when the element is moved within the page', async () => {
    const element = await explored('lines-days');
    press(element, '+');
    const range = visible(element);
    const plot = plotOf(element);
    const place = document.createElement('section');
    place.className = 'mounted';
    document.body.append(place);
    place.append(element);
    await new Promise(requestAnimationFrame);
    expect(plotOf(element) === plot).to.equal(true);
    expect(visible(element)).to.deep.equal(range);
    press(element, '0');
    expect(visible(element)).to.not.deep.equal(range);
  });

  it('leaves nothing behind, fifty times', async () => {
    const listeners = countListeners();
    await explored('lines-days');
    clear();
    await new Promise(requestAnimationFrame);
    const nodes = document.querySelectorAll('*').length;
    const listening = listeners.count;
    for (let i = 0; i < 50; i += 1) {
      const element = await explored(i % 2 ? 'heat-weeks' : 'lines-days');
      const plot = plotOf(element);
      clear();
      await new Promise(requestAnimationFrame);
      expect(part(element, '.js-plotly-plot') === null).to.equal(true);
      expect('_fullLayout' in plot, 'not purged').to.equal(false);
    }
    listeners.stop();
    expect(document.querySelectorAll('*').length).to.equal(nodes);
    expect(document.getElementById('oc-stats-plotly-tester') === null).to.equal(true);
    expect(listeners.count).to.equal(listening);
  }).timeout(60_000);

  it('can be done again after leaving', async () => {
    const element = await explored('curve-siblings');
    press(element, 'Escape');
    await until(() => !part(element, '.explored'));
    await explore(element);
    expect(plotOf(element).querySelector('.js-line')).to.not.equal(null);
  });

  it('is not offered with explore="none", and takes all of Plotly with "full"', async () => {
    const element = await mountFigure(sample('lines-days'), { explore: 'none' });
    expect(button(element, 'Explore')).to.equal(undefined);
    clear();
    await explored('lines-days', { explore: 'full' });
    const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
    expect(loaded.some((name) => name.endsWith('/plotly/plotly-full.js'))).to.equal(true);
  }).timeout(60_000);
});

function deepFreeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  Object.values(value).forEach(deepFreeze);
}

/** Listeners on window and document: what an element could leave behind there. */
function countListeners(): { count: number; stop(): void } {
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const counter = { count: 0, stop };
  const isGlobal = (target: unknown): boolean =>
    target === window || target === document || target === document.body || target === undefined;
  EventTarget.prototype.addEventListener = function (...args: Parameters<typeof addEventListener>) {
    if (isGlobal(this)) counter.count += 1;
    return addEventListener.apply(this ?? window, args);
  };
  EventTarget.prototype.removeEventListener = function (...args: Parameters<typeof removeEventListener>) {
    if (isGlobal(this)) counter.count -= 1;
    return removeEventListener.apply(this ?? window, args);
  };
  function stop(): void {
    Object.assign(EventTarget.prototype, { addEventListener, removeEventListener });
  }
  return counter;
}
