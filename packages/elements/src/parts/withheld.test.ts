import type { TimelineAnswer, TotalsAnswer } from '@oc-stats/contract';
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../define/oc-stat.ts';
import '../define/oc-timeline.ts';
import '../define/oc-top.ts';
import type { SelectingElement } from '../base/selecting-element.ts';
import { startClock, stopClock } from '../fixture/clock.fixture.ts';
import { clear, deep, deepQuery, found, mount, next, until } from '../fixture/mount.fixture.ts';
import { University } from '../fixture/university.fixture.ts';
import type { OcStat } from './oc-stat.ts';
import type { OcTimeline } from './oc-timeline.ts';
import type { OcTop } from './oc-top.ts';

const HIDDEN = { below: 5, cells: 2 };

async function answerOf<T extends object>(path: string): Promise<T> {
  return structuredClone(await new University().client.ask<T>(path));
}

async function loaded<T extends SelectingElement>(element: T): Promise<T> {
  await next(element, 'oc-stats-load');
  await element.updateComplete;
  return element;
}

describe('numbers behind which too few people are', () => {
  afterEach(() => (clear(), startClock()));

  it('are "< 5" in a ranking', async () => {
    const university = new University();
    const answer = await answerOf<TotalsAnswer>('/api/v1/stats/organization/me/totals?by=episode&limit=3');
    const columns = [{ metric: 'plays' as const, data: [9, 7, null] }];
    university.instead.set('/totals', { ...answer, columns, hidden: HIDDEN });
    const top = await loaded(
      await mount<OcTop>(html`<oc-top .client=${university.client} limit="3" loading="eager"></oc-top>`),
    );
    const values = [...top.shadowRoot!.querySelectorAll('.value')].map(({ textContent }) => textContent);
    expect(values).to.deep.equal(['9', '7', '< 5']);
    await expect(top).to.be.accessible();
  });

  it('make a tile a lower bound', async () => {
    const university = new University();
    const answer = await answerOf<TimelineAnswer>('/api/v1/stats/organization/me/timeline');
    const totals = { plays: 1204, visitors: 0, finishes: null };
    university.instead.set('/timeline', { ...answer, totals, hidden: HIDDEN });
    const stat = await loaded(
      await mount<OcStat>(html`<oc-stat .client=${university.client} loading="eager"></oc-stat>`),
    );
    const values = [...stat.shadowRoot!.querySelectorAll('strong')].map(({ textContent }) => textContent);
    expect(values).to.deep.equal(['≥ 1,204', '< 5', '< 5']);
  });

  it('are "< 5" in the table of a chart, which says how many they are', async () => {
    const university = new University();
    const answer = await answerOf<TimelineAnswer>('/api/v1/stats/organization/me/timeline?period=P7D');
    const series = answer.series.map((each) => ({
      ...each,
      data: each.data.map((value, i) => (i === 1 ? null : value)),
    }));
    university.instead.set('/timeline', { ...answer, series, hidden: HIDDEN });
    const timeline = await loaded(
      await mount<OcTimeline>(html`<oc-timeline .client=${university.client} loading="eager"></oc-timeline>`),
    );
    const button = await found<Element>(() =>
      deep(timeline.shadowRoot!).find(
        ({ textContent, localName }) => localName === 'button' && textContent.trim() === 'Table',
      ),
    );
    (button as HTMLButtonElement).click();
    const cells = await found(() => {
      const rows = deep(timeline.shadowRoot!).filter(({ localName }) => localName === 'td');
      return rows.length > 0 ? rows.map(({ textContent }) => textContent.trim()) : null;
    });
    expect(cells.filter((text) => text === '< 5')).to.have.length(3);
    expect(cells).not.to.include('0');
    expect(deepQuery(timeline, '.notes')!.textContent).to.contain('2 weeks are withheld');
    expect(deepQuery(timeline, '.sentence')!.textContent).to.match(/^At least /);
  });
});

describe('numbers that the service could not renew', () => {
  afterEach(() => (clear(), startClock()));

  for (const tag of ['oc-stat', 'oc-top', 'oc-timeline']) {
    it(`say in <${tag}> from when they are, and say nothing while they are fresh`, async () => {
      const { client } = new University();
      stopClock('2026-11-20T07:59:00Z');
      const element = Object.assign(document.createElement(tag) as SelectingElement, { client });
      element.setAttribute('loading', 'eager');
      const place = await mount(html`<section></section>`);
      place.append(element);
      await loaded(element);
      const text = (): string =>
        deep(element.shadowRoot!)
          .map(({ textContent }) => textContent)
          .join(' ');
      await until(() => /\d/.test(text()));
      expect(text()).not.to.match(/As of \d\d:\d\d/);
      stopClock('2026-11-20T08:01:00Z');
      element.requestUpdate();
      deepQuery<SelectingElement>(element, 'oc-figure')?.requestUpdate();
      await until(() => /As of \d\d:\d\d/.test(text()));
    });
  }
});
