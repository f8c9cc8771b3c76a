import { expect } from '@open-wc/testing';
import { heightFor, language, layout, PALETTES } from '@oc-stats/figures';
import { SAMPLES } from '@oc-stats/figures/gallery';
import { plotlySpec } from '@oc-stats/figures/plotly';
import { measureIn } from '../figure/measure.ts';
import { sample, explored, explore, plotOf, middle } from '../fixture/explorer.fixture.ts';
import { mountFigure, part } from '../fixture/figure.fixture.ts';
import { clear } from '../fixture/mount.fixture.ts';
import { loadPlotly } from './plotly.ts';

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
});
