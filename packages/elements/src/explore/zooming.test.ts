import { expect } from '@open-wc/testing';
import { language, layout } from '@oc-stats/figures';
import { measureIn } from '../figure/measure.ts';
import { sample, explored, plotOf, press, visible } from '../fixture/explorer.fixture.ts';
import { mountFigure, part, readable } from '../fixture/figure.fixture.ts';
import { clear, until } from '../fixture/mount.fixture.ts';

describe('exploring: zoom and values', () => {
  afterEach(clear);

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
});
