import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../define/oc-stat.ts';
import '../define/oc-range.ts';
import { clear, mount, next, until } from '../fixture/mount.fixture.ts';
import { University } from '../fixture/university.fixture.ts';
import type { OcStat } from '../parts/oc-stat.ts';

/** What has been written to the console while the callback ran. */
async function warnings(run: (said: readonly string[]) => Promise<unknown>): Promise<string[]> {
  const { warn } = console;
  const said: string[] = [];
  console.warn = (...texts: unknown[]) => said.push(texts.join(' '));
  await run(said);
  console.warn = warn;
  return said;
}

describe('attributes that cannot be read', () => {
  afterEach(clear);

  const cases: readonly [string, string, string][] = [
    ['period', 'last week', 'P90D'],
    ['from', '2026-02-30', 'date'],
    ['to', 'tomorrow', 'date'],
    ['grain', 'hour', 'week'],
    ['mode', 'sum', 'cumulative'],
    ['compare', 'before', 'previous'],
    ['metrics', 'plays,likes', 'visitors'],
    ['metric', 'likes', 'finishes'],
    ['theme', 'blue', 'dark'],
    ['loading', 'never', 'eager'],
    ['episode', 'x'.repeat(201), '200'],
    ['episode', '\uD800', '200'],
    ['server', 'javascript:alert(1)', 'web address'],
    ['episode-href', 'javascript:alert("{id}")', '{id}'],
  ];
  for (const [name, value, expected] of cases) {
    it(`show ${name}="${value.slice(0, 20)}" by name, value and what it takes`, async () => {
      const university = new University();
      const said = await warnings(async () => {
        const element = document.createElement('oc-stat');
        element.client = university.client;
        element.setAttribute(name, value);
        const event = next(element, 'oc-stats-error');
        const place = document.createElement('div');
        place.className = 'mounted';
        place.append(element);
        document.body.append(place);
        const { detail } = await event;
        expect(detail).to.include({ code: 'bad-attribute', at: name });
        await element.updateComplete;
        const text = element.shadowRoot!.textContent;
        for (const part of ['oc-stat', name, value.slice(0, 20), expected]) expect(text).to.contain(part);
      });
      expect(said).to.have.length(1);
      expect(said[0]).to.contain('bad-attribute');
      expect(university.asked).to.deep.equal([]);
    });
  }

  it('include a range that ends before it begins', async () => {
    const element = await mount<OcStat>(html`<oc-stat from="2026-02-01" to="2026-01-01"></oc-stat>`);
    expect(element.shadowRoot!.textContent).to.contain('2026-02-01').and.to.contain('2026-01-01');
  });

  it('are forgiven once they are put right', async () => {
    const { client } = new University();
    const element = await mount<OcStat>(
      html`<oc-stat .client=${client} loading="eager" period="nonsense"></oc-stat>`,
    );
    const loaded = next(element, 'oc-stats-load');
    element.setAttribute('period', 'P30D');
    expect((await loaded).detail.path).to.contain('period=P30D');
  });

  it('count when they are set as properties, too', async () => {
    const element = await mount<OcStat>(html`<oc-stat .period=${'nonsense'}></oc-stat>`);
    expect(element.shadowRoot!.textContent).to.contain('period="nonsense"');
  });
});

describe('attributes that nobody knows', () => {
  afterEach(clear);

  it('are ignored, unless they are misspelt ones of ours', async () => {
    const said = await warnings(async (soFar) => {
      await mount(
        html`<oc-range
          perod="P30D"
          metircs="plays"
          data-from="x"
          resolution="day"
          class="a"
          tabindex="0"
        ></oc-range>`,
      );
      await until(() => soFar.filter((text) => text.includes('does not know')).length === 2);
    });
    // Elements of other tests may be warned of meanwhile, too.
    const ours = said.filter((text) => text.includes('does not know'));
    expect(ours[0]).to.contain('perod').and.to.contain('period');
    expect(ours[1]).to.contain('metircs').and.to.contain('metrics');
  });
});
