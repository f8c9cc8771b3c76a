import { expect } from '@open-wc/testing';
import type { Figure } from '@oc-stats/figures';
import { SAMPLES } from '@oc-stats/figures/gallery';
import { button, mountFigure, part } from '../fixture/figure.fixture.ts';
import { clear, until } from '../fixture/mount.fixture.ts';

function sample(name: string): Figure {
  return SAMPLES.find((each) => each.name === name)!.figure;
}

function impose(policy: string): void {
  const meta = Object.assign(document.createElement('meta'), { httpEquiv: 'Content-Security-Policy' });
  meta.content = policy;
  document.head.append(meta);
}

/** In this order: a policy that a page has said cannot be taken back. */
describe('under a strict policy', () => {
  afterEach(clear);

  it('everything works, and nothing is reported', async () => {
    impose("style-src 'self'; img-src 'self' data:; font-src 'self'; require-trusted-types-for 'script'");
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      violations.push(event.effectiveDirective),
    );
    for (const name of ['lines-days', 'bars-hostile', 'curve-siblings', 'heat-weeks']) {
      const element = await mountFigure(sample(name));
      button(element, 'Table').click();
      await until(() => part(element, 'table'));
      button(element, 'Explore').click();
      await until(() => part(element, '.explored'));
      const layers = [...element.shadowRoot!.querySelectorAll('.main-svg')];
      expect(layers.map((layer) => getComputedStyle(layer).position)).to.deep.equal(
        layers.map(() => 'absolute'),
      );
      const cells = part(element, '.js-plotly-plot image');
      if (cells) expect(getComputedStyle(cells).imageRendering, 'cells must not blur').to.equal('pixelated');
      expect(cells !== null).to.equal(name === 'heat-weeks');
      clear();
    }
    expect(violations).to.deep.equal([]);
  });

  it('the still stays, and a sentence says so, where Plotly may not be loaded', async () => {
    impose("script-src 'none'");
    const element = await mountFigure(sample('lines-days'), { explore: 'full' });
    button(element, 'Explore').click();
    await until(() => part(element, '.notice'));
    expect(part(element, '[role=status]')!.textContent).to.equal(
      'The tools to explore cannot be loaded. The chart stays as it is.',
    );
    expect(part(element, '.explored')).to.equal(null);
    expect(getComputedStyle(part(element, '.still')!).visibility).to.equal('visible');
    const chart = part(element, '.chart')!;
    const { left, top } = chart.getBoundingClientRect();
    chart.dispatchEvent(new PointerEvent('pointermove', { clientX: left + 200, clientY: top + 50 }));
    expect(part(element, '.readout')!.hidden).to.equal(false);
  });
});
