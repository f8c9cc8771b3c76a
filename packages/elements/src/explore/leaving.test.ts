import { expect } from '@open-wc/testing';
import { sample, explored, explore, plotOf, press, visible } from '../fixture/explorer.fixture.ts';
import { button, mountFigure, part } from '../fixture/figure.fixture.ts';
import { clear, until } from '../fixture/mount.fixture.ts';

describe('exploring: changes and the end', () => {
  afterEach(clear);

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
    // The sources are hundreds of files, and what comes behind the 250th would not be told.
    performance.setResourceTimingBufferSize(1_000);
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
