import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../define/oc-organization-stats.ts';
import '../define/oc-series-stats.ts';
import '../define/oc-stat.ts';
import type { OcOrganizationStats } from '../composites/oc-organization-stats.ts';
import { clear, deepQuery, mount, next, until } from '../fixture/mount.fixture.ts';
import { University } from '../fixture/university.fixture.ts';
import type { OcRange } from '../parts/oc-range.ts';
import type { OcStat } from '../parts/oc-stat.ts';
import { groupCount } from '../selection/groups.ts';

describe('the selection of an element', () => {
  afterEach(clear);

  it('is its own when it stands alone', async () => {
    const { client, asked } = new University();
    const place = await mount(
      html`<section>
        <oc-stat .client=${client} loading="eager" period="P30D"></oc-stat>
        <oc-stat .client=${client} loading="eager" from="2026-01-01" to="2026-02-01" compare="year"></oc-stat>
      </section>`,
    );
    await next(place, 'oc-stats-load', 2);
    expect(asked).to.have.members([
      '/api/v1/stats/organization/me/timeline?period=P30D',
      '/api/v1/stats/organization/me/timeline?from=2026-01-01&to=2026-02-01&compare=year',
    ]);
  });

  it('is that of its group, which a range changes for all in one request', async () => {
    const { client, asked, service } = new University();
    const place = await mount(
      html`<section>
        <oc-range .client=${client} group="course" loading="eager" period="P30D"></oc-range>
        <div><oc-stat .client=${client} group="course" loading="eager" series="s1"></oc-stat></div>
        <oc-stat .client=${client} group="course" loading="eager" series="s2" grain="week"></oc-stat>
        <oc-stat .client=${client} group="other" loading="eager" series="s3"></oc-stat>
      </section>`,
    );
    await next(place, 'oc-stats-load', 4);
    expect(asked).to.have.members([
      '/api/v1/organization',
      '/api/v1/stats/series/s1/timeline?period=P30D&grain=week',
      '/api/v1/stats/series/s2/timeline?period=P30D&grain=week',
      '/api/v1/stats/series/s3/timeline',
    ]);
    const requests = service.requests.length;
    const loaded = next(place, 'oc-stats-load', 2);
    const period = deepQuery<HTMLSelectElement>(place, '[name="period"]')!;
    period.value = 'P365D';
    period.dispatchEvent(new Event('change'));
    await loaded;
    expect(service.requests.slice(requests).map(({ questions }) => questions.length)).to.deep.equal([2]);
  });

  it('is freed with the last member of the group', async () => {
    await until(() => groupCount() === 0);
    const element = await mount<OcStat>(html`<oc-stat group="passing"></oc-stat>`);
    expect(groupCount()).to.equal(1);
    element.remove();
    await until(() => groupCount() === 0);
  });

  it('outlives a move of its last member', async () => {
    const element = await mount<OcRange>(html`<oc-range group="moving"></oc-range>`);
    element.setAttribute('period', 'P7D');
    await element.updateComplete;
    element.parentElement!.prepend(element);
    await element.updateComplete;
    expect(element.selection).to.deep.equal({ period: 'P7D' });
  });

  it('is that of the composite around it, through shadow roots', async () => {
    const { client, asked } = new University();
    const element = await mount<OcOrganizationStats>(
      html`<oc-organization-stats .client=${client} loading="eager" period="P7D" metrics="plays">
        <div><oc-stat loading="eager" series="s4"></oc-stat></div>
      </oc-organization-stats>`,
    );
    await next(element, 'oc-stats-load', 6);
    expect(asked).to.include('/api/v1/stats/series/s4/timeline?period=P7D&metrics=plays&compare=previous');
    expect(asked).to.include(
      '/api/v1/stats/organization/me/timeline?period=P7D&metrics=plays&compare=previous',
    );
    const loaded = next(element, 'oc-stats-load', 4);
    element.setAttribute('period', 'P30D');
    await loaded;
    expect(asked).to.include('/api/v1/stats/series/s4/timeline?period=P30D&metrics=plays&compare=previous');
  });

  it('is the group of the composite, so that two composites can share it', async () => {
    const { client } = new University();
    const place = await mount(
      html`<section>
        <oc-series-stats .client=${client} group="pair" series="s1"></oc-series-stats>
        <oc-series-stats .client=${client} group="pair" series="s2"></oc-series-stats>
      </section>`,
    );
    const [one, other] = [...place.children] as HTMLElementTagNameMap['oc-series-stats'][];
    await other!.updateComplete;
    one!.setAttribute('period', 'P7D');
    await one!.updateComplete;
    expect(other!.selection.period).to.equal('P7D');
  });

  it('keeps what the reader chose when the element moves', async () => {
    const { client } = new University();
    const element = await mount<OcStat>(html`<oc-stat .client=${client} period="P30D"></oc-stat>`);
    element.setAttribute('period', 'P7D');
    await element.updateComplete;
    element.parentElement!.append(element);
    await element.updateComplete;
    expect(element.selection).to.deep.equal({ period: 'P7D' });
  });
});

describe('surroundings', () => {
  afterEach(clear);

  it('are found even when the element around is upgraded later', async () => {
    const { client, asked } = new University();
    const place = await mount(
      html`<oc-later .client=${client}><oc-stat loading="eager"></oc-stat></oc-later>`,
    );
    const { OcSeriesStats } = await import('../composites/oc-series-stats.ts');
    place.setAttribute('series', 's7');
    customElements.define('oc-later', class extends OcSeriesStats {});
    await until(() => asked.some((path) => path.startsWith('/api/v1/stats/series/s7/timeline')));
  });

  it('are the innermost ones', async () => {
    const { client, asked } = new University();
    const element = await mount<OcOrganizationStats>(
      html`<oc-organization-stats .client=${client} loading="eager">
        <oc-series-stats series="s1" loading="eager"
          ><oc-stat loading="eager" metric="plays"></oc-stat
        ></oc-series-stats>
      </oc-organization-stats>`,
    );
    const stat = element.querySelector('oc-stat')!;
    await next(element, 'oc-stats-load', 3);
    expect(stat.scope).to.deep.equal({ type: 'series', id: 's1' });
    expect(asked).not.to.be.empty;
  });
});
