import { expect } from '@open-wc/testing';
import type { LinesFigure } from '@oc-stats/figures';
import { html } from 'lit';
import '../define/oc-timeline.ts';
import { clear, deepQuery, mount, next } from '../fixture/mount.fixture.ts';
import { University } from '../fixture/university.fixture.ts';
import type { OcTimeline } from './oc-timeline.ts';

async function figureOf(university: University): Promise<LinesFigure> {
  const element = await mount<OcTimeline>(
    html`<oc-timeline .client=${university.client} loading="eager" compare="previous"></oc-timeline>`,
  );
  await next(element, 'oc-stats-load');
  await element.updateComplete;
  const { figure } = deepQuery(element, 'oc-figure') as HTMLElementTagNameMap['oc-figure'];
  return figure as LinesFigure;
}

describe('oc-timeline', () => {
  afterEach(clear);

  it('compares the first number only: every curve twice is a thicket', async () => {
    const { lines } = await figureOf(new University());
    expect(lines.map(({ metric, role }) => `${metric} ${role}`)).to.deep.equal([
      'plays main',
      'visitors main',
      'finishes main',
      'plays ghost',
    ]);
  });

  it('leaves out a comparison with a time of which nothing is known', async () => {
    const university = new University();
    const path = '/api/v1/stats/organization/me/timeline?compare=previous';
    const answer = await university.client.ask<{ compare: { series: { data: unknown[] }[] } }>(path);
    for (const line of answer.compare.series) line.data.fill(null);
    university.client.forget(path);
    university.instead.set('timeline', answer);
    const { lines, comparison } = await figureOf(university);
    expect(lines.map(({ role }) => role)).to.deep.equal(['main', 'main', 'main']);
    expect(comparison?.kind).to.equal('previous');
  });
});
