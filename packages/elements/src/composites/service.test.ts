import { expect } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import type { OcStatsElement } from '../base/oc-stats-element.ts';
import '../define/embed.ts';
import { clear, deep, deepQuery, mount, next, until } from '../fixture/mount.fixture.ts';

/** The real service, which the test runner puts under this path (see `web-test-runner.config.mjs`). */
const SERVER = '/service';

/** Every figure below has drawn something or says why not. */
async function drawn(
  element: OcStatsElement,
  figures: number,
): Promise<HTMLElementTagNameMap['oc-figure'][]> {
  const all = (): HTMLElementTagNameMap['oc-figure'][] =>
    deep(element.shadowRoot!).filter(
      (inner) => inner.localName === 'oc-figure',
    ) as HTMLElementTagNameMap['oc-figure'][];
  await until(() => all().length === figures && all().every(({ figure, failure }) => figure ?? failure));
  await until(() =>
    all().every((figure) => figure.failure ?? figure.shadowRoot!.querySelector('.still path')),
  );
  return all();
}

describe('with the real service', () => {
  before(async () => {
    const tags = ['oc-episode-stats', 'oc-series-stats', 'oc-organization-stats', 'oc-stat', 'oc-range'];
    await Promise.all(tags.map((tag) => customElements.whenDefined(tag)));
  });
  afterEach(clear);

  const cases: readonly [string, TemplateResult, number][] = [
    [
      'an episode',
      html`<oc-episode-stats server=${SERVER} episode="a1" period="all" loading="eager"></oc-episode-stats>`,
      2,
    ],
    [
      'a series',
      html`<oc-series-stats
        server=${SERVER}
        series="algebra"
        period="all"
        loading="eager"
      ></oc-series-stats>`,
      4,
    ],
    [
      'a series with titles to be afraid of',
      html`<oc-series-stats
        server=${SERVER}
        series="history"
        period="all"
        loading="eager"
      ></oc-series-stats>`,
      4,
    ],
    [
      'the organisation',
      html`<oc-organization-stats server=${SERVER} period="all" loading="eager"></oc-organization-stats>`,
      1,
    ],
  ];
  for (const [what, template, figures] of cases) {
    it(`shows ${what}`, async () => {
      const element = await mount(template);
      const failed = next(element, 'oc-stats-error').then(({ detail }) =>
        Promise.reject(new Error(detail.message)),
      );
      const all = await Promise.race([drawn(element, figures), failed]);
      expect(all.map(({ failure }) => failure)).to.deep.equal(all.map(() => null));
      await until(() => deepQuery(element, 'oc-stat')!.matches(':not(:state(loading))'));
      expect(deepQuery(element, 'oc-stat')!.shadowRoot!.querySelector('strong')!.textContent).to.match(
        /^[1-9]/,
      );
      expect(deepQuery(element, 'img')).to.equal(undefined);
    });
  }

  it('shows the same number of plays in the tile, the sentence and the answer', async () => {
    const element = await mount(cases[3]![1]);
    const [timeline] = await drawn(element, 1);
    const answer: { totals: { plays: number } } = await (
      await fetch(`${SERVER}/api/v1/stats/organization/me/timeline?period=all`)
    ).json();
    const text = answer.totals.plays.toLocaleString('en-GB');
    expect(deepQuery(element, 'oc-stat')!.shadowRoot!.querySelector('strong')!.textContent).to.equal(text);
    expect(timeline!.shadowRoot!.querySelector('[part="sentence"]')!.textContent).to.contain(text);
  });

  it('lists the episodes of a series of which nothing was counted', async () => {
    const element = await mount(
      html`<oc-series-stats
        server=${SERVER}
        series="empty"
        loading="eager"
        episode-href="/e/{id}"
      ></oc-series-stats>`,
    );
    await until(() => deepQuery(element, 'oc-episodes')?.shadowRoot?.querySelector('a'));
    const figures = deep(element.shadowRoot!).filter(({ localName }) => localName === 'oc-figure');
    expect(figures).not.to.be.empty;
    await until(() => figures.every((figure) => Reflect.get(figure, 'figure')));
    expect(figures.every((figure) => Reflect.get(Reflect.get(figure, 'figure') as object, 'empty'))).to.equal(
      true,
    );
  });

  for (const [tag, name, code] of [
    ['oc-episode-stats', 'episode', 'unknown-episode'],
    ['oc-series-stats', 'series', 'unknown-series'],
  ] as const) {
    for (const id of ['nobody', '../..', 'a\0b', '<img src=x onerror=alert(1)>', 'x'.repeat(200)]) {
      it(`says of ${tag} ${JSON.stringify(id).slice(0, 24)} that there is none, or may not be seen`, async () => {
        const element = document.createElement(tag);
        element.setAttribute('server', SERVER);
        element.setAttribute('loading', 'eager');
        element.setAttribute(name, id);
        const place = document.createElement('div');
        place.className = 'mounted';
        place.append(element);
        const failed = next(element, 'oc-stats-error');
        document.body.append(place);
        expect((await failed).detail.code).to.equal(code);
        await until(() => element.shadowRoot!.querySelector('[part="error"]'));
      });
    }
  }

  it('names what it cannot do with a selection', async () => {
    const element = await mount(
      html`<oc-timeline server=${SERVER} term="ss1900" loading="eager"></oc-timeline>`,
    );
    expect((await next(element, 'oc-stats-error')).detail).to.include({ code: 'unknown-term' });
  });

  it('ranks series, but not what belongs to none', async () => {
    const element = await mount(
      html`<oc-top server=${SERVER} by="series" limit="3" period="all" loading="eager"></oc-top>`,
    );
    const names = (): string[] =>
      [...element.shadowRoot!.querySelectorAll('li:not([aria-hidden] *) .name bdi')].map(
        (name) => name.textContent,
      );
    await until(() => names().length > 0);
    expect(names()).to.deep.equal(['Algebra', 'History & <b>more</b>']);
  });
});
