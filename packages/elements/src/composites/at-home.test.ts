import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../define/embed.ts';
import type { OcFigure } from '../figure/oc-figure.ts';
import { complete } from '../fixture/complete.fixture.ts';
import { clear, deepQuery, found, mount, until } from '../fixture/mount.fixture.ts';
import { University } from '../fixture/university.fixture.ts';

describe('composites, at home in the page', () => {
  afterEach(clear);

  it('speak the language of the nearest lang, and follow it', async () => {
    const university = new University();
    const element = await mount(
      html`<oc-organization-stats .client=${university.client} loading="eager"></oc-organization-stats>`,
    );
    await complete(element, university, 4);
    await until(() => element.shadowRoot!.textContent.includes('168 episodes'));
    element.lang = 'de';
    await until(() => element.shadowRoot!.textContent.includes('168 Aufzeichnungen'));
    const tiles = deepQuery(element, 'oc-stat')!.shadowRoot!;
    await until(() => tiles.textContent.includes('Wiedergaben'));
    element.removeAttribute('lang');
    document.documentElement.lang = 'de-AT';
    await until(() => tiles.textContent.includes('Wiedergaben'));
    document.documentElement.lang = 'no_such-language!';
    await until(() => tiles.textContent.includes('Plays'));
    document.documentElement.lang = 'en';
  });

  it('take over from the page whether it is dark, and follow it', async () => {
    const university = new University();
    const element = await mount(
      html`<oc-organization-stats .client=${university.client} loading="eager"></oc-organization-stats>`,
    );
    const inner = await found(() => deepQuery<OcFigure>(element, 'oc-figure'));
    const both = (scheme: string): boolean =>
      [element, inner].every((each) => getComputedStyle(each).colorScheme === scheme);
    expect(both('light')).to.equal(true);
    document.body.style.color = '#eee';
    await until(() => both('dark'));
    expect(element.matches(':state(dark)') && inner.themed.dark).to.equal(true);
    element.setAttribute('theme', 'light');
    await until(() => both('light'));
    expect(element.matches(':state(dark)') || inner.themed.dark).to.equal(false);
    document.body.style.color = '';
    element.setAttribute('theme', 'dark');
    await until(() => both('dark'));
  });

  it('look at the page once, not each part for itself', async () => {
    const university = new University();
    const looked: Element[] = [];
    const look = window.getComputedStyle;
    window.getComputedStyle = (element, ...rest) => (
      looked.push(element),
      look.call(window, element, ...rest)
    );
    try {
      const element = await mount(
        html`<oc-series-stats .client=${university.client} series="s1" loading="eager"></oc-series-stats>`,
      );
      await complete(element, university, 7);
      // Figures look once more, at the font to measure with.
      expect(looked.filter(({ localName }) => localName !== 'oc-figure')).to.deep.equal([element]);
    } finally {
      window.getComputedStyle = look;
    }
  });
});
