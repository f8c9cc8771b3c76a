import { expect } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import { StatsClient } from '../client/stats-client.ts';
import { listeningForLanguage } from '../controllers/language.ts';
import { watchedForSize } from '../controllers/size.ts';
import { waitingToBeSeen } from '../controllers/visible.ts';
import '../define/embed.ts';
import { complete } from '../fixture/complete.fixture.ts';
import { clear, deepQuery, found, mount, next, until } from '../fixture/mount.fixture.ts';
import { University } from '../fixture/university.fixture.ts';
import { groupCount } from '../selection/groups.ts';

type Make = (university: University) => TemplateResult;

/** Questions that each composite asks when all of it is near the window. */
const COMPOSITES: readonly [string, number, Make][] = [
  [
    'oc-episode-stats',
    4,
    ({ client }) =>
      html`<oc-episode-stats
        .client=${client}
        episode="s0-3"
        loading="eager"
        series-href="/s/{id}"
      ></oc-episode-stats>`,
  ],
  [
    'oc-series-stats',
    7,
    ({ client }) =>
      html`<oc-series-stats
        .client=${client}
        series="s0"
        loading="eager"
        episode-href="/e/{id}"
      ></oc-series-stats>`,
  ],
  [
    'oc-organization-stats',
    4,
    ({ client }) => html`<oc-organization-stats .client=${client} loading="eager"></oc-organization-stats>`,
  ],
];

describe('composites', () => {
  afterEach(clear);

  for (const [tag, questions, make] of COMPOSITES) {
    describe(tag, () => {
      it('asks everything in one request', async () => {
        const university = new University();
        const element = await mount(make(university));
        await complete(element, university, questions);
        await until(() => deepQuery(element, 'oc-range')?.shadowRoot?.querySelectorAll('option').length);
        expect(university.service.requests).to.have.length(1);
        expect(university.service.requests[0]!.questions).to.have.length(questions);
      });

      it('is accessible', async () => {
        const university = new University();
        const element = await mount(make(university));
        await complete(element, university, questions);
        await expect(element).to.be.accessible();
      });

      it('survives being moved without asking again', async () => {
        const university = new University();
        const element = await mount(make(university));
        await complete(element, university, questions);
        const text = element.shadowRoot!.querySelector('h2')!.textContent;
        const elsewhere = document.createElement('aside');
        elsewhere.className = 'mounted';
        document.body.append(elsewhere);
        elsewhere.append(element);
        await element.updateComplete;
        expect(element.shadowRoot!.querySelector('h2')!.textContent).to.equal(text);
        expect(university.service.requests).to.have.length(1);
        const loaded = next(element, 'oc-stats-load');
        element.setAttribute('period', 'P7D');
        await loaded;
      });

      it('leaves nothing behind, fifty times', async () => {
        const university = new University();
        await mount(make(university)).then((element) => complete(element, university, questions));
        clear();
        await until(() => groupCount() === 0);
        const counts = [
          listeningForLanguage(),
          watchedForSize(),
          waitingToBeSeen(),
          document.querySelectorAll('*').length,
        ];
        for (let round = 0; round < 50; round += 1) {
          await mount(make(university));
          clear();
        }
        expect([
          listeningForLanguage(),
          watchedForSize(),
          waitingToBeSeen(),
          document.querySelectorAll('*').length,
        ]).to.deep.equal(counts);
      });
    });
  }

  it('show hostile titles as text', async () => {
    const university = new University();
    const element = await mount(
      html`<oc-series-stats .client=${university.client} series="s1" loading="eager"></oc-series-stats>`,
    );
    await complete(element, university, 7);
    expect(element.shadowRoot!.querySelector('h2')!.textContent).to.contain(
      '<img src=x onerror="window.hurt=1">',
    );
    expect(deepQuery(element, 'img')).to.equal(undefined);
    expect(window).not.to.have.property('hurt');
  });

  it('say once what they cannot find, instead of once for each part', async () => {
    const university = new University();
    const element = await mount(
      html`<oc-episode-stats
        .client=${university.client}
        episode="unknown"
        loading="eager"
      ></oc-episode-stats>`,
    );
    await until(() => element.shadowRoot!.querySelector('[part="error"]'));
    expect(element.shadowRoot!.textContent.trim()).to.equal('No such episode, or you may not see it.');
    expect(element.shadowRoot!.querySelector('button')).to.equal(null);
  });

  it('need to be told what they are about', async () => {
    const element = await mount(html`<oc-episode-stats></oc-episode-stats>`);
    expect(element.shadowRoot!.textContent).to.contain('<oc-episode-stats> needs the attribute episode');
  });

  it('list the episodes of a series even when nothing was counted', async () => {
    const university = new University();
    university.instead.set('/stats/', { type: 'x', title: 'Down.', status: 503, code: 'store-unavailable' });
    const element = await mount(
      html`<oc-series-stats
        .client=${university.client}
        series="s0"
        loading="eager"
        episode-href="/e/{id}"
      ></oc-series-stats>`,
    );
    const list = await found(() => deepQuery(element, 'oc-episodes'));
    await until(() => list.shadowRoot!.querySelectorAll('a').length === 14);
  });

  it('stay usable with 200 episodes: few at first, all on demand', async () => {
    const university = new University();
    university.episodesPerSeries = 200;
    const element = await mount(
      html`<oc-series-stats
        .client=${university.client}
        series="s0"
        loading="eager"
        episode-href="/e/{id}"
      ></oc-series-stats>`,
    );
    await complete(element, university, 7);
    const list = deepQuery(element, 'oc-episodes')!.shadowRoot!;
    expect(list.querySelectorAll('li')).to.have.length(20);
    list.querySelector('button')!.click();
    await until(() => list.querySelectorAll('li').length === 200);
    const heat = deepQuery(element, 'oc-heatmap')!.shadowRoot!;
    const { figure } = heat.querySelector('oc-figure')!;
    expect(figure?.kind === 'heat' && figure.rows.length).to.equal(30);
    heat.querySelector('button')!.click();
    await until(() => {
      const all = heat.querySelector('oc-figure')!.figure;
      return all?.kind === 'heat' && all.rows.length === 200;
    });
  });

  it('lead to series and episodes by links that the page may take over', async () => {
    const university = new University();
    const element = await mount(
      html`<oc-episode-stats
        .client=${university.client}
        episode="s0-3"
        loading="eager"
        series-href="/s/{id}?x=1"
      ></oc-episode-stats>`,
    );
    const link = await found(() => element.shadowRoot!.querySelector('a'));
    expect(link.getAttribute('href')).to.equal('/s/s0?x=1');
    const opened = next(element, 'oc-stats-open');
    element.addEventListener('oc-stats-open', (event) => event.preventDefault(), { once: true });
    const click = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true });
    link.dispatchEvent(click);
    expect((await opened).detail).to.deep.equal({ type: 'series', id: 's0' });
    expect(click.defaultPrevented).to.equal(true);
  });

  it('put identifiers into addresses as one piece', async () => {
    const university = new University();
    const element = await mount(
      html`<oc-series-stats
        .client=${university.client}
        series="../a?b#c"
        loading="eager"
      ></oc-series-stats>`,
    );
    await until(() => university.asked.length > 0);
    expect(university.asked).to.include('/api/v1/series/..%2Fa%3Fb%23c');
    element.remove();
  });

  it('reserve their height before anything has come', async () => {
    const silent = new StatsClient('https://stats.example', undefined, {
      fetch: () => new Promise<Response>(() => {}),
    });
    const waiting = await mount(
      html`<oc-episode-stats .client=${silent} episode="s0-3" loading="eager"></oc-episode-stats>`,
    );
    await until(() => deepQuery(deepQuery(waiting, 'oc-segments') ?? waiting, '.outline'));
    const reserved = waiting.getBoundingClientRect().height;
    const title = waiting.shadowRoot!.querySelector('h2 .placeholder')!;
    expect(getComputedStyle(title).backgroundColor, 'a mark where the title will stand').not.to.match(
      /\/ 0\)$/,
    );
    const university = new University();
    const element = await mount(
      html`<oc-episode-stats .client=${university.client} episode="s0-3" loading="eager"></oc-episode-stats>`,
    );
    await complete(element, university, 4);
    await until(() => deepQuery(deepQuery(element, 'oc-segments')!, '.still path'));
    const { height } = element.getBoundingClientRect();
    expect(Math.abs(height - reserved)).to.be.lessThan(height * 0.15);
  });
});
