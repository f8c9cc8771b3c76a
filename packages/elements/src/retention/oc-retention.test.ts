import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { RetentionOverview } from '@oc-stats/contract';
import '../define/oc-retention.ts';
import type { OcFigure } from '../figure/oc-figure.ts';
import { clear, deep, deepQuery, found, mount, next, until } from '../fixture/mount.fixture.ts';
import type { OcRetention } from './oc-retention.ts';

/** The real service over a real inventory, which the test runner puts under this path. */
const SERVER = '/service';

const figures = (element: Element): OcFigure[] =>
  deep(element.shadowRoot!).filter((one): one is OcFigure => one.localName === 'oc-figure');
const said = (figure: OcFigure): string =>
  figure.shadowRoot!.querySelector('[part="sentence"]')?.textContent?.trim() ?? '';
const overview = (element: Element) => deepQuery(element, 'oc-retention-overview')!;

async function shown(attributes: Readonly<Record<string, string>> = {}): Promise<OcRetention> {
  const element = await mount<OcRetention>(
    html`<oc-retention server=${SERVER} loading="eager"></oc-retention>`,
  );
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  await until(() => figures(element).length === 5 && figures(element).every(said));
  return element;
}

function control<T extends HTMLElement = HTMLInputElement>(element: Element, label: string): T {
  const labels = deep(element.shadowRoot!).filter((one) => one.localName === 'label');
  const own = labels.find((one) => one.querySelector('span')?.textContent === label);
  return own!.querySelector<T>('input, select, textarea')!;
}

function press(element: Element, text: string): void {
  const buttons = deep(element.shadowRoot!).filter((one) => one.localName === 'button');
  const found = buttons.find((one) => one.textContent?.trim() === text || one.ariaLabel === text);
  (found as HTMLButtonElement).click();
}

function slide(input: HTMLInputElement, value: number): void {
  input.value = String(value);
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

describe('<oc-retention>', () => {
  afterEach(clear);

  it('says, draws and tabulates what is watched and what is not', async () => {
    const element = await shown();
    const [bySource, byFolder, grid, ages, balance] = figures(element);
    expect(said(bySource!)).to.equal('Of 7 h, 3 h (43%) were never watched and 1 h (14%) not for 12 months.');
    expect(said(grid!)).to.contain('Zoom');
    expect(said(ages!)).to.contain('12 months');
    expect(said(balance!)).to.contain('stored');
    press(byFolder!, 'Table');
    const table = await found(() => byFolder!.shadowRoot!.querySelector('table'));
    expect(table.textContent).to.contain('Courses').and.to.contain('(no folder)');
    expect(element.shadowRoot!.textContent).not.to.contain('example.org');
    expect(overview(element).shadowRoot!.querySelector('[role="status"]')!.textContent).to.equal('');
    await expect(element).to.be.accessible();
  });

  it('loads the lab when somebody comes near it', async () => {
    const element = await mount<OcRetention>(html`<oc-retention server=${SERVER}></oc-retention>`);
    await until(() => figures(element).length === 4 && figures(element).every(said));
    const place = deepQuery(element, 'oc-retention-lab-place')!;
    expect(place.getBoundingClientRect().height).to.be.greaterThan(600);
    expect(deepQuery(element, 'oc-retention-lab')).to.equal(undefined);
    place.scrollIntoView();
    await until(() => figures(element).length === 5 && figures(element).every(said));
  });

  it('says once that nothing lies in a folder, and how to get out of it', async () => {
    const element = await mount<OcRetention>(
      html`<oc-retention server=${SERVER} folder="Nowhere" loading="eager"></oc-retention>`,
    );
    await until(() => deep(element.shadowRoot!).some((one) => one.textContent?.includes('0 recordings')));
    await until(() => figures(overview(element)).length === 1);
    press(overview(element), 'All folders');
    await until(() => figures(overview(element)).length === 4 && figures(overview(element)).every(said));
  });

  it('reserves its room, and takes away what nobody waits for', async () => {
    const element = await mount<OcRetention>(html`<oc-retention server=${SERVER}></oc-retention>`);
    expect(element.matches(':state(loading)')).to.equal(true);
    expect(element.getBoundingClientRect().height).to.be.greaterThan(400);
  });

  it('asks anew while the threshold is moved, at last for where it comes to rest', async () => {
    const element = await shown();
    const asked: string[] = [];
    element.addEventListener('oc-stats-load', ({ detail }) => asked.push(detail.path));
    const slider = control(element, 'Not watched for');
    for (const months of [13, 14, 20, 30]) slide(slider, months);
    const output = slider.parentElement!.querySelector('output')!;
    await until(() => output.textContent === '30 months');
    expect(slider.getAttribute('aria-valuetext')).to.equal('30 months');
    await until(() => asked.at(-1)?.includes('months=30'));
    // What lies between is passed over while the first answer is on its way.
    expect(asked.length).to.be.lessThan(3);
    await until(() => said(figures(element)[0]!).includes('30 months'));
    const status = overview(element).shadowRoot!.querySelector('[role="status"]')!;
    expect(status.textContent).to.equal(said(figures(element)[0]!));
    expect(said(figures(element)[0]!)).to.contain('0 h (0%) not for 30 months');
  });

  it('leads down the folders and back, and the focus goes along', async () => {
    const element = await shown();
    const inside = overview(element).shadowRoot!;
    const select = control<HTMLSelectElement>(element, 'Folder');
    select.value = [...select.options].find(({ text }) => text === 'Courses')!.value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await until(() => inside.querySelector('[aria-current]')?.textContent === 'Courses');
    await until(() => inside.activeElement === inside.querySelector('[aria-current]'));
    await until(() => said(figures(element)[1]!).startsWith('Of 4 h'));
    // A bar of the chart, by keyboard: the focus stays in it.
    const chart = figures(element)[1]!.shadowRoot!.querySelector<HTMLElement>('.chart')!;
    await until(() => chart.role === 'slider');
    chart.focus();
    chart.dispatchEvent(new KeyboardEvent('keydown', { key: 'Home', bubbles: true }));
    await until(() => chart.ariaValueText?.includes('Algebra'));
    chart.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    await until(() => inside.querySelector('[aria-current]')?.textContent === 'Algebra');
    expect(figures(element)[1]!.shadowRoot!.activeElement).to.equal(chart);
    press(overview(element), 'All folders');
    await until(() => inside.querySelector('[aria-current]')?.textContent === 'All folders');
  });

  it('opens a folder from its table, by a button', async () => {
    const element = await shown({ folder: 'Courses' });
    const byFolder = figures(element)[1]!;
    await until(() => said(byFolder).startsWith('Of 4 h'));
    press(byFolder, 'Table');
    const rows = await found(() => {
      const buttons = [...byFolder.shadowRoot!.querySelectorAll<HTMLButtonElement>('th button')];
      return buttons.length > 0 ? buttons : null;
    });
    // What lies in the folder itself is no folder.
    expect(rows.map(({ textContent }) => textContent?.trim())).to.have.length(2);
    const hostile = rows.find(({ textContent }) => textContent?.includes('onerror'))!;
    const loaded = next(element, 'oc-stats-load');
    hostile.click();
    const { folder } = (await loaded).detail.answer as RetentionOverview;
    expect(folder).to.have.length(2);
    await until(() => overview(element).shadowRoot!.querySelectorAll('nav li').length === 3);
    expect(deep(element.shadowRoot!).filter(({ localName }) => localName === 'img')).to.deep.equal([]);
    expect(overview(element).shadowRoot!.querySelector('nav')!.textContent).not.to.contain('\u202e');
  });

  it('shows another date on which the inventory was taken, everywhere', async () => {
    const element = await shown();
    const select = control<HTMLSelectElement>(element, 'As of');
    expect([...select.options].map(({ value }) => value)).to.deep.equal(['2026-04-01', '2025-04-01']);
    select.value = '2025-04-01';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await until(() => said(figures(element)[0]!).startsWith('Of 6 h'));
    await until(() => said(figures(element)[4]!).includes('Mar 2028'));
  });

  it('speaks German, to the names of its plans', async () => {
    const element = await shown({ lang: 'de' });
    await until(() => said(figures(element)[0]!).includes('nie angesehen'));
    const lab = deepQuery(element, 'oc-retention-lab')!;
    await until(() => lab.shadowRoot!.textContent.includes('Erst archivieren, dann löschen'));
    expect(element.shadowRoot!.querySelector('article')!.lang).to.equal('de');
    element.lang = 'en';
    await until(() => lab.shadowRoot!.textContent.includes('Archive, then delete'));
  });

  it('says which attribute cannot be read, and that there is nothing to see elsewhere', async () => {
    const wrong = await mount<OcRetention>(html`<oc-retention server=${SERVER} as-of="soon"></oc-retention>`);
    expect(wrong.shadowRoot!.textContent).to.contain('as-of="soon"');
    const nowhere = await mount<OcRetention>(
      html`<oc-retention server="/nowhere" loading="eager"></oc-retention>`,
    );
    await until(() => deep(nowhere.shadowRoot!).some((one) => one.matches('[part="error"]')));
    expect(figures(nowhere)).to.deep.equal([]);
    const unknown = await mount<OcRetention>(
      html`<oc-retention server=${SERVER} as-of="1999-01-01" loading="eager"></oc-retention>`,
    );
    await until(() => deep(unknown.shadowRoot!).some((one) => one.textContent?.includes('on that date')));
  });
});
