import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../define/oc-figure.ts';
import { drawn, part } from '../fixture/figure.fixture.ts';
import { startClock, stopClock } from '../fixture/clock.fixture.ts';
import { clear, mount, until } from '../fixture/mount.fixture.ts';
import { University } from '../fixture/university.fixture.ts';
import type { OcFigure } from './oc-figure.ts';

function asking(university: University, src: string): Promise<OcFigure> {
  return mount<OcFigure>(
    html`<oc-figure .client=${university.client} loading="eager" src=${src}></oc-figure>`,
  );
}

describe('oc-figure with src', () => {
  afterEach(clear);

  for (const [question, kind] of [
    ['/api/v1/stats/organization/me/timeline?period=P30D', 'lines'],
    ['/api/v1/stats/series/s1/totals', 'bars'],
    ['/api/v1/stats/series/s1/matrix', 'heat'],
    ['/api/v1/stats/episode/s1-1/segments', 'curve'],
  ] as const) {
    it(`asks and draws ${question}`, async () => {
      const university = new University();
      const element = await asking(university, question);
      expect(element.matches(':state(loading)')).to.equal(true);
      await drawn(element);
      expect(element.figure!.kind).to.equal(kind);
      expect(university.asked).to.deep.equal([question]);
      expect(element.path).to.equal(question);
    });
  }

  it('asks anew when it is told another question', async () => {
    const university = new University();
    const element = await asking(university, '/api/v1/stats/organization/me/timeline');
    await drawn(element);
    element.src = '/api/v1/stats/series/s1/totals';
    await until(() => element.figure?.kind === 'bars');
    expect(university.asked).to.have.length(2);
  });

  it('keeps the last picture when the service fails, and tries again', async () => {
    stopClock('2026-11-20T07:41:00Z');
    const university = new University();
    const element = await asking(university, '/api/v1/stats/organization/me/timeline?period=P30D');
    await drawn(element);
    const problem = { code: 'store-unavailable', title: 'x', status: 503, type: 'x' };
    university.instead.set('P60D', problem);
    element.src = '/api/v1/stats/organization/me/timeline?period=P60D';
    await until(() => part(element, '[part=error]'));
    expect(part(element, '.still path')).to.not.equal(null);
    expect(part(element, '.stale')!.textContent).to.match(/^As of \d/);
    university.instead.clear();
    part(element, '[part=error] button')!.click();
    await until(() => !part(element, '[part=error]'));
    expect(part(element, '.stale')).to.equal(null);
    startClock();
  });

  for (const src of [
    'javascript:alert(1)',
    'https://elsewhere.example/api/v1/stats/series/a/totals',
    '/api/v1/batch',
    '../x',
  ]) {
    it(`says what src takes instead of ${src}`, async () => {
      const university = new University();
      const element = await asking(university, src);
      await until(() => part(element, '[part=error]'));
      expect(part(element, 'code')!.textContent)
        .to.contain(src)
        .and.contain('/api/v1/stats/organization/me/timeline');
      expect(university.asked).to.deep.equal([]);
    });
  }
});
