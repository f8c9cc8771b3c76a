import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../define/oc-stat.ts';
import '../define/oc-timeline.ts';
import { StatsClient } from '../client/stats-client.ts';
import { FakeService, json } from '../client/fake-service.fixture.ts';
import { clear, deepQuery, mount, next, until } from '../fixture/mount.fixture.ts';
import { problem, University } from '../fixture/university.fixture.ts';
import type { OcStat } from '../parts/oc-stat.ts';
import type { OcTimeline } from '../parts/oc-timeline.ts';
import { waitingToBeSeen } from './visible.ts';

describe('the question of an element', () => {
  afterEach(clear);

  it('is asked once it comes near the window, and not before', async () => {
    const { client, asked } = new University();
    const spacer = document.createElement('div');
    spacer.className = 'mounted';
    spacer.style.height = '4000px';
    document.body.append(spacer);
    const far = await mount<OcStat>(html`<oc-stat .client=${client}></oc-stat>`);
    const near = await mount<OcStat>(
      html`<oc-stat .client=${client} loading="eager" period="P30D"></oc-stat>`,
    );
    await next(near, 'oc-stats-load');
    expect(asked).to.have.length(1);
    const loaded = next(far, 'oc-stats-load');
    far.scrollIntoView();
    await loaded;
    expect(asked).to.have.length(2);
    window.scrollTo(0, 0);
  });

  it('shares one request with all others of the same task', async () => {
    const { client, service } = new University();
    const place = await mount(
      html`<section>
        <oc-stat .client=${client} loading="eager"></oc-stat>
        <oc-stat .client=${client} loading="eager" period="P30D"></oc-stat>
        <oc-timeline .client=${client} loading="eager"></oc-timeline>
        <oc-timeline .client=${client} loading="eager" series="s0"></oc-timeline>
      </section>`,
    );
    await next(place, 'oc-stats-load', 4);
    expect(service.requests).to.have.length(1);
    expect(service.requests[0]!.questions).to.have.length(3);
  });

  it('is a plain GET for a lone element, which a page may preload', async () => {
    const { client, service } = new University();
    const element = await mount<OcTimeline>(
      html`<oc-timeline .client=${client} loading="eager"></oc-timeline>`,
    );
    await next(element, 'oc-stats-load');
    expect(service.requests.map(({ method }) => method)).to.deep.equal(['GET']);
  });

  it('is asked anew when it changes, while the old answer stays', async () => {
    const { client } = new University();
    const element = await mount<OcStat>(html`<oc-stat .client=${client} loading="eager"></oc-stat>`);
    await next(element, 'oc-stats-load');
    await element.updateComplete;
    const before = element.shadowRoot!.querySelector('strong')!.textContent;
    const loaded = next(element, 'oc-stats-load');
    element.period = 'P30D';
    await element.updateComplete;
    expect(element.shadowRoot!.querySelector('strong')!.textContent).to.equal(before);
    expect(element.shadowRoot!.querySelector('[aria-busy="true"]')).to.exist;
    await loaded;
    await element.updateComplete;
    expect(element.shadowRoot!.querySelector('strong')!.textContent).not.to.equal(before);
  });

  it('drops an answer about something else at once', async () => {
    const { client } = new University();
    const element = await mount<OcStat>(
      html`<oc-stat .client=${client} loading="eager" series="s1"></oc-stat>`,
    );
    await next(element, 'oc-stats-load');
    element.series = 's2';
    await element.updateComplete;
    expect(element.shadowRoot!.querySelector('.placeholder')).to.exist;
    await next(element, 'oc-stats-load');
  });

  it('lets the newest answer win, whatever comes first', async () => {
    const answers: ((response: Response) => void)[] = [];
    const service = new FakeService(() => new Promise<Response>((resolve) => answers.push(resolve)));
    const client = new StatsClient('https://stats.example', undefined, { fetch: service.fetch });
    const element = await mount<OcStat>(
      html`<oc-stat .client=${client} loading="eager" period="P7D"></oc-stat>`,
    );
    await until(() => answers.length === 1);
    element.period = 'P30D';
    await until(() => answers.length === 2);
    const { client: other } = new University();
    const [newer, older] = await Promise.all(
      ['P30D', 'P7D'].map((period) => other.ask(`/api/v1/stats/organization/me/timeline?period=${period}`)),
    );
    const loaded = next(element, 'oc-stats-load');
    answers[1]!(json(newer));
    answers[0]!(json(older));
    expect((await loaded).detail.path).to.contain('P30D');
    await element.updateComplete;
    expect(service.requests[0]!.signal.aborted).to.equal(true);
  });
});

describe('a failing question', () => {
  afterEach(clear);

  it('shows why, tells the page, and can be asked again', async () => {
    const university = new University();
    university.instead.set('timeline', problem('starting'));
    const element = await mount<OcStat>(
      html`<oc-stat .client=${university.client} loading="eager"></oc-stat>`,
    );
    const { detail } = await next(element, 'oc-stats-error');
    expect(detail).to.include({ code: 'not-oc-stats' });
    await element.updateComplete;
    const button = element.shadowRoot!.querySelector('button')!;
    expect(button.textContent).to.equal('Try again');
    university.instead.clear();
    const loaded = next(element, 'oc-stats-load');
    button.click();
    await loaded;
    await element.updateComplete;
    expect(element.shadowRoot!.querySelector('strong')!.textContent).to.match(/^[\d,]+$/);
  });

  it('keeps the last good picture and says from when it is', async () => {
    const university = new University();
    const element = await mount<OcTimeline>(
      html`<oc-timeline .client=${university.client} loading="eager"></oc-timeline>`,
    );
    await next(element, 'oc-stats-load');
    university.instead.set('P30D', { nonsense: true });
    const failed = next(element, 'oc-stats-error');
    element.period = 'P30D';
    expect((await failed).detail.code).to.equal('not-oc-stats');
    await element.updateComplete;
    const figure = deepQuery(element, 'oc-figure') as HTMLElementTagNameMap['oc-figure'];
    expect(figure.figure).to.exist;
    expect(figure.failure).to.include({ code: 'not-oc-stats' });
    await until(() => deepQuery(element, '.stale'));
  });

  for (const [what, body] of [
    ['an empty object', {}],
    ['lists that are none', { buckets: 'x', series: 3, totals: null }],
    ['a list of nulls', { series: [null], buckets: [], totals: {}, range: { from: 'x', to: 'y' } }],
  ] as const) {
    it(`is what ${what} for an answer makes of it, never an exception`, async () => {
      const university = new University();
      university.instead.set('/stats/', body);
      const element = await mount<OcTimeline>(
        html`<oc-timeline .client=${university.client} loading="eager"></oc-timeline>`,
      );
      expect((await next(element, 'oc-stats-error')).detail.code).to.equal('not-oc-stats');
    });
  }
});

describe('an element that leaves', () => {
  afterEach(clear);

  it('gives up its question', async () => {
    const service = new FakeService(() => new Promise<Response>(() => {}));
    const client = new StatsClient('https://stats.example', undefined, { fetch: service.fetch });
    const element = await mount<OcStat>(html`<oc-stat .client=${client} loading="eager"></oc-stat>`);
    await service.asked;
    element.remove();
    await until(() => service.requests[0]!.signal.aborted);
  });

  it('keeps it, and asks nothing twice, when it only moves', async () => {
    const { client, service } = new University();
    const element = await mount<OcStat>(html`<oc-stat .client=${client} loading="eager"></oc-stat>`);
    const elsewhere = document.createElement('div');
    elsewhere.className = 'mounted';
    document.body.append(elsewhere);
    const loaded = next(element, 'oc-stats-load');
    elsewhere.append(element);
    await loaded;
    document.body.append(elsewhere);
    await element.updateComplete;
    expect(element.shadowRoot!.querySelector('strong')!.textContent).to.match(/\d/);
    expect(service.requests).to.have.length(1);
  });

  it('asks again when it comes back', async () => {
    let up = false;
    const university = new University();
    const service = new FakeService((asked) =>
      up ? university.service.fetch(asked.url) : new Promise<Response>(() => {}),
    );
    const client = new StatsClient('https://stats.example', undefined, { fetch: service.fetch });
    const element = await mount<OcStat>(html`<oc-stat .client=${client} loading="eager"></oc-stat>`);
    await service.asked;
    const place = element.parentElement!;
    element.remove();
    await until(() => service.requests[0]!.signal.aborted);
    up = true;
    const loaded = next(element, 'oc-stats-load');
    place.append(element);
    await loaded;
  });

  it('is not waited for any more', async () => {
    const waiting = waitingToBeSeen();
    const element = await mount<OcStat>(html`<oc-stat hidden></oc-stat>`);
    expect(waitingToBeSeen()).to.equal(waiting + 1);
    element.remove();
    expect(waitingToBeSeen()).to.equal(waiting);
  });
});
