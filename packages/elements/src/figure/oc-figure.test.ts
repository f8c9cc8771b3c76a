import { expect } from '@open-wc/testing';
import { language, legend, notes, sentence, table, formatCell, title, type Figure } from '@oc-stats/figures';
import { SAMPLES } from '@oc-stats/figures/gallery';
import { html } from 'lit';
import '../events/oc-stats-open.ts';
import { startClock, stopClock } from '../fixture/clock.fixture.ts';
import { button, drawn, mountFigure, part } from '../fixture/figure.fixture.ts';
import { clear, mount, next, until } from '../fixture/mount.fixture.ts';
import type { OcFigure } from './oc-figure.ts';

function sample(name: string): Figure {
  return SAMPLES.find((each) => each.name === name)!.figure;
}

const en = language('en');
const failure = { code: 'timeout', message: 'https://stats.example did not answer within 30 s.' } as const;

describe('oc-figure', () => {
  afterEach(() => (clear(), startClock()));

  describe('has four faces', () => {
    it('data: title, sentence, picture and notes', async () => {
      const element = await mountFigure(sample('lines-days'));
      const figure = element.figure!;
      expect(part(element, 'h3')!.textContent).to.equal(title(figure, en));
      expect(part(element, '.sentence')!.textContent).to.equal(sentence(figure, en));
      expect(
        [...element.shadowRoot!.querySelectorAll('.notes li')].map((li) => li.textContent),
      ).to.deep.equal(notes(figure, en));
    });

    it('loading: an outline in the height that the picture will have', async () => {
      const element = await mount<OcFigure>(html`<oc-figure></oc-figure>`);
      await until(() => part(element, '.chart')!.offsetHeight > 200);
      const { height } = part(element, '.chart')!.getBoundingClientRect();
      expect(part(element, '.outline')).to.not.equal(null);
      expect(element.matches(':state(loading)')).to.equal(true);
      expect(part(element, 'figure')!.getAttribute('aria-busy')).to.equal('true');
      element.figure = sample('lines-days');
      await drawn(element);
      expect(part(element, '.chart')!.getBoundingClientRect().height).to.equal(height);
      expect(part(element, '.outline')).to.equal(null);
      expect(element.matches(':state(loading)')).to.equal(false);
    });

    it('loading anew: the last picture stays, and nothing moves', async () => {
      const element = await mountFigure(sample('lines-days'));
      const before = element.getBoundingClientRect().height;
      element.face = 'loading';
      await element.updateComplete;
      expect(part(element, '.still path')).to.not.equal(null);
      expect(element.getBoundingClientRect().height).to.equal(before);
    });

    it('empty: says why', async () => {
      const figure = {
        ...sample('lines-days'),
        empty: { code: 'before-counting', since: '2026-10-12' },
      } as const;
      const element = await mount<OcFigure>(html`<oc-figure .figure=${figure}></oc-figure>`);
      expect(part(element, '.face')!.textContent).to.contain('Counting began on').and.contain('12 Oct 2026');
      expect(element.matches(':state(empty)')).to.equal(true);
      expect(part(element, '.tools')).to.equal(null);
    });

    it('error: says what to do, and does it', async () => {
      let tries = 0;
      const element = await mount<OcFigure>(
        html`<oc-figure .failure=${failure} .retry=${() => (tries += 1)}></oc-figure>`,
      );
      expect(part(element, '[part=error]')!.textContent).to.contain(en.words.error.timeout);
      expect(part(element, '[role=status]')!.textContent).to.equal(en.words.error.timeout);
      button(element, 'Try again').click();
      expect(tries).to.equal(1);
    });

    it('error: keeps the last good picture with its time', async () => {
      const element = await mountFigure(sample('lines-days'), { failure });
      expect(part(element, '.stale')!.textContent).to.match(/^As of (\d+ \w+ \d+, )?\d\d:\d\d$/);
      expect(part(element, '[part=error]')!.textContent).to.contain(en.words.error.timeout);
      expect(part(element, '.still path')).to.not.equal(null);
    });

    it('old data: says from when it is, as long as it is old', async () => {
      // Read at 08:40 in Berlin; where the tests run, the clock may show another time.
      stopClock('2026-11-20T07:59:00Z');
      const element = await mountFigure(sample('lines-days'));
      expect(part(element, '.stale')).to.equal(null);
      stopClock('2026-11-20T08:01:00Z');
      element.requestUpdate();
      await until(() => part(element, '.stale'));
      const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' });
      const shown = time.format(new Date('2026-11-20T07:40:00Z'));
      expect(part(element, '.stale')!.textContent).to.equal(`As of ${shown}`);
      element.lang = 'de';
      await until(() => part(element, '.stale')!.textContent === `Stand ${shown}`);
      stopClock('2026-11-22T08:01:00Z');
      element.requestUpdate();
      await until(() => part(element, '.stale')!.textContent.includes('Nov. 2026'));
      await expect(element).to.be.accessible();
    });

    it('error of the page: names attribute and value for whoever writes the page', async () => {
      const message = '<oc-figure> cannot read period="<b>x</b>".';
      const element = await mount<OcFigure>(
        html`<oc-figure .failure=${{ code: 'bad-attribute', message }}></oc-figure>`,
      );
      expect(part(element, 'code')!.textContent).to.equal(message);
      expect(part(element, 'code b')).to.equal(null);
    });
  });

  describe('is accessible', () => {
    const faces: Record<string, Partial<OcFigure>> = {
      data: {},
      busy: { face: 'loading' },
      stale: { failure, retry: () => {} },
    };
    for (const name of ['lines-days', 'bars-hostile', 'heat-weeks', 'curve-siblings']) {
      for (const [face, properties] of Object.entries(faces)) {
        it(`${name}, ${face}`, async () => {
          await expect(await mountFigure(sample(name), properties)).to.be.accessible();
        });
      }
      it(`${name}, with its table`, async () => {
        const element = await mountFigure(sample(name), { hrefFor: (_type: string, id: string) => `#${id}` });
        button(element, 'Table').click();
        await until(() => part(element, 'table'));
        await expect(element).to.be.accessible();
      });
    }
    it('loading', async () => expect(await mount(html`<oc-figure></oc-figure>`)).to.be.accessible());
    it('error', async () =>
      expect(
        await mount(html`<oc-figure .failure=${failure} .retry=${() => {}}></oc-figure>`),
      ).to.be.accessible());
    it('empty', async () => {
      const figure = { ...sample('bars-empty'), empty: { code: 'no-items' } };
      await expect(await mount(html`<oc-figure .figure=${figure}></oc-figure>`)).to.be.accessible();
    });
  });

  it('shows the numbers of the figure as a table', async () => {
    for (const name of ['lines-comparison', 'bars-hostile', 'heat-weeks', 'curve-siblings']) {
      const element = await mountFigure(sample(name));
      button(element, 'Table').click();
      await until(() => part(element, 'table'));
      const { caption, columns, rows } = table(element.figure!, en);
      const shown = [...element.shadowRoot!.querySelectorAll('tbody tr')].map((row) =>
        [...row.children].map((cell) => cell.textContent.trim()),
      );
      const expected = rows
        .slice(0, 100)
        .map((row) => row.map((cell, i) => formatCell(cell, columns[i]!, en)));
      expect(shown, name).to.deep.equal(expected);
      expect(part(element, 'caption')!.textContent.trim()).to.equal(caption);
      expect([...element.shadowRoot!.querySelectorAll('thead th')].map((th) => th.textContent)).to.deep.equal(
        columns.map(({ label }) => label),
      );
      expect(part(element, 'thead th')!.getAttribute('scope')).to.equal('col');
      expect(part(element, 'tbody th')!.getAttribute('scope')).to.equal('row');
      clear();
    }
  });

  it('shows the rest of a long table on request', async () => {
    const element = await mountFigure(sample('lines-three-years-of-days'));
    button(element, 'Table').click();
    await until(() => part(element, 'table'));
    expect(element.shadowRoot!.querySelectorAll('tbody tr')).to.have.length(100);
    part(element, '#table button')!.click();
    await element.updateComplete;
    expect(element.shadowRoot!.querySelectorAll('tbody tr')).to.have.length(1096);
    expect(part(element, '#table button')).to.equal(null);
  });

  it('hides a line everywhere, and lets the others keep their colours', async () => {
    const element = await mountFigure(sample('lines-days'));
    const inks = (): string[] =>
      [...element.shadowRoot!.querySelectorAll('.still path[class*=series]')].map((path) =>
        path.getAttribute('class')!,
      );
    expect(inks()).to.include('stroke-series-1');
    const [plays, visitors, finishes] =
      element.shadowRoot!.querySelectorAll<HTMLButtonElement>('.legend button');
    button(element, 'Table').click();
    await until(() => part(element, 'table'));
    plays!.click();
    await element.updateComplete;
    expect(plays!.getAttribute('aria-pressed')).to.equal('false');
    expect(inks()).to.include('stroke-series-2').and.not.include('stroke-series-1');
    const headings = [...element.shadowRoot!.querySelectorAll('thead th')].map((th) => th.textContent);
    expect(headings).to.deep.equal(['Day', 'Visitor-days', 'Finished']);
    visitors!.click();
    finishes!.click();
    await element.updateComplete;
    expect(finishes!.getAttribute('aria-pressed'), 'the last line stays').to.equal('true');
    plays!.click();
    await element.updateComplete;
    expect(inks()).to.include('stroke-series-1');
    expect(legend(element.figure!, en)).to.have.length(3);
  });

  it('keeps lines hidden when the same lines come with other numbers, and not when others come', async () => {
    const element = await mountFigure(sample('lines-days'));
    const pressed = (): string[] =>
      [...element.shadowRoot!.querySelectorAll('.legend button')].map((each) =>
        each.getAttribute('aria-pressed')!,
      );
    part(element, '.legend button')!.click();
    element.figure = { ...element.figure! };
    await element.updateComplete;
    expect(pressed()).to.deep.equal(['false', 'true', 'true']);
    element.figure = sample('lines-comparison');
    await element.updateComplete;
    expect(pressed()).to.deep.equal(['true', 'true']);
  });

  it('follows a link of the table unless somebody prevents it', async () => {
    const element = await mountFigure(sample('bars-hostile'), {
      hrefFor: (type: string, id: string) => `#${type}-${id}`,
    });
    button(element, 'Table').click();
    await until(() => part(element, 'table'));
    const figure = element.figure!;
    const [first] = figure.kind === 'bars' ? figure.items : [];
    element.addEventListener('oc-stats-open', (event) => event.preventDefault(), { once: true });
    const opened = next(document, 'oc-stats-open');
    part(element, 'tbody a')!.click();
    expect((await opened).detail).to.deep.equal({ type: 'episode', id: first!.id });
    expect(location.hash).to.equal('');
    part(element, 'tbody a')!.click();
    expect(location.hash).to.equal(`#episode-${first!.id}`);
    location.hash = '';
  });

  it('redraws for another width, language and font', async () => {
    const element = await mountFigure(sample('lines-days'));
    element.style.width = '400px';
    await until(() => part(element, '.still')!.getAttribute('width') === '400');
    element.lang = 'de';
    const german = title(element.figure!, language('de'));
    await until(() => part(element, 'h3')!.textContent === german);
    expect(part(element, '.still')!.textContent).to.contain('Okt');
  });

  it('fits 280 px without anything sticking out', async () => {
    for (const name of ['lines-days', 'bars-hostile', 'heat-weeks', 'curve-siblings', 'lines-split-eight']) {
      const element = await mountFigure(sample(name));
      element.style.width = '280px';
      await until(() => part(element, '.still')!.getAttribute('width') === '280');
      expect(part(element, 'figure')!.scrollWidth, name).to.be.at.most(280);
      clear();
    }
  });

  it('tells what is counted, by whom and since when', async () => {
    const definition = {
      id: 'plays',
      label: 'plays',
      kind: 'additive',
      basis: 'play',
      definition: 'Playback <begins>.',
      formula: 'count',
      countsAnonymous: true,
      deduplication: '30 s',
      source: 'Matomo',
    };
    const items = [definition, { ...definition, id: 'finishes', label: 'finished' }];
    const element = await mountFigure(sample('lines-one-metric'));
    element.client = { server: '', ask: () => Promise.resolve({ items }) } as unknown as OcFigure['client'];
    button(element, 'What is counted').click();
    await until(() => part(element, 'dialog section'));
    expect(part(element, 'dialog')!.textContent).to.contain('Playback <begins>.').and.contain('30 s');
    expect(element.shadowRoot!.querySelectorAll('dialog section')).to.have.length(1);
    await expect(element).to.be.accessible();
    button(element, 'Close').click();
    await until(() => !part(element, 'dialog'));
  });
});
