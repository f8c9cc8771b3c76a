import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../define/oc-range.ts';
import { clear, mount, next, until } from '../fixture/mount.fixture.ts';
import { University } from '../fixture/university.fixture.ts';
import type { OcRange } from './oc-range.ts';

async function make(attributes: Record<string, string> = {}, width = 900): Promise<OcRange> {
  const { client } = new University();
  const element = await mount<OcRange>(html`<oc-range .client=${client} loading="eager"></oc-range>`);
  element.style.width = `${width}px`;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  // Not their number: what is selected is one more of them, also before the terms have names.
  await until(() => options(element, 'period').includes('This term: Winter 2026/27'));
  return element;
}

function find<T extends HTMLElement>(element: OcRange, selector: string): T {
  return element.shadowRoot!.querySelector<T>(selector)!;
}

function options(element: OcRange, name: string): string[] {
  const select = element.shadowRoot!.querySelector<HTMLSelectElement>(`select[name="${name}"]`);
  return [...(select?.options ?? [])].map(({ text }) => text.trim());
}

async function pick(element: OcRange, name: string, value: string): Promise<void> {
  const select = find<HTMLSelectElement>(element, `select[name="${name}"]`);
  select.value = value;
  select.dispatchEvent(new Event('change'));
  await element.updateComplete;
}

async function enter(element: OcRange, name: 'from' | 'to', value: string): Promise<void> {
  const input = find<HTMLInputElement>(element, `input[name="${name}"]`);
  input.value = value;
  input.dispatchEvent(new Event('change'));
  await element.updateComplete;
}

function press(target: HTMLElement, key: string): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true });
  target.dispatchEvent(event);
  return event;
}

describe('oc-range', () => {
  afterEach(clear);

  it('offers the usual periods, the terms that have begun, and all time', async () => {
    expect(options(await make(), 'period')).to.deep.equal([
      'Last 30 days',
      'Last 90 days',
      'Last 365 days',
      'This term: Winter 2026/27',
      'Last term: Summer 2026',
      'Winter 2025/26',
      'All time',
      'From … to …',
    ]);
  });

  it('offers other terms to compare with', async () => {
    const element = await make({ term: 'ss26' });
    expect(options(element, 'compare').slice(3)).to.deep.equal(['Winter 2026/27', 'Winter 2025/26']);
  });

  it('shows what is selected, also when it is none of the usual', async () => {
    const element = await make({ period: 'P12W', grain: 'week', compare: 'term:ws19' });
    const shown = [...element.shadowRoot!.querySelectorAll('select')].map((select) =>
      select.selectedOptions[0]!.text.trim(),
    );
    expect(shown).to.deep.equal(['Last 84 days', 'week', 'ws19']);
  });

  it('chooses, tells the page, and says so to who cannot see it', async () => {
    const element = await make();
    const changed = next(element, 'oc-stats-selection');
    await pick(element, 'period', 'P30D');
    expect((await changed).detail).to.deep.equal({ period: 'P30D' });
    expect(find(element, '[role="status"]').textContent).to.contain('Last 30 days');
    await pick(element, 'period', 'term:ss26');
    await pick(element, 'grain', 'month');
    await pick(element, 'compare', 'year');
    expect(element.selection).to.deep.equal({ term: 'ss26', grain: 'month', compare: 'year' });
  });

  it('takes dates of one’s own once they make sense, and says why not before', async () => {
    const element = await make();
    await pick(element, 'period', 'custom');
    await until(() => element.shadowRoot!.activeElement === find(element, 'input[name="from"]'));
    const problem = (): string => find(element, '#problem').textContent;
    await enter(element, 'from', '2026-03-01');
    expect(problem()).to.equal('Choose a first and a last day.');
    await enter(element, 'to', '2026-02-01');
    expect(problem()).to.equal('The period ends before it begins.');
    expect(find(element, 'input[name="from"]').getAttribute('aria-invalid')).to.equal('true');
    expect(element.selection).to.deep.equal({});
    await enter(element, 'to', '2026-04-01');
    expect(problem()).to.equal('');
    expect(element.selection).to.deep.equal({ from: '2026-03-01', to: '2026-04-01' });
  });

  it('does not take a year that is still being typed', async () => {
    const element = await make({ from: '2026-03-01', to: '2026-04-01' });
    await enter(element, 'from', '0002-03-01');
    expect(find(element, '#problem').textContent).to.contain('YYYY-MM-DD');
    expect(element.selection.from).to.equal('2026-03-01');
  });

  it('chooses numbers, of which one has to stay', async () => {
    const element = await make();
    const boxes = [...element.shadowRoot!.querySelectorAll<HTMLInputElement>('[name="metrics"]')];
    boxes[0]!.click();
    await element.updateComplete;
    boxes[2]!.click();
    await element.updateComplete;
    expect(element.selection.metrics).to.deep.equal(['visitors']);
    expect(boxes.map(({ disabled }) => disabled)).to.deep.equal([false, true, false]);
    find<HTMLInputElement>(element, '[name="mode"]:not(:checked)').click();
    expect(element.selection.mode).to.equal('cumulative');
  });

  it('folds into one button where it is narrow', async () => {
    const element = await make({}, 320);
    const menu = find(element, '.menu');
    const period = find(element, 'select[name="period"]');
    expect(menu.textContent.trim()).to.equal('Last 90 days');
    expect(period.checkVisibility()).to.equal(false);
    menu.click();
    await element.updateComplete;
    expect(menu.getAttribute('aria-expanded')).to.equal('true');
    for (const control of element.shadowRoot!.querySelectorAll('select, input')) {
      expect(control.checkVisibility(), control.getAttribute('name')!).to.equal(true);
    }
    expect(element.scrollWidth).to.be.at.most(320);
    element.style.width = '900px';
    expect(menu.checkVisibility()).to.equal(false);
    expect(period.checkVisibility()).to.equal(true);
  });

  it('closes with Escape and gives the focus back to the button', async () => {
    const element = await make();
    const settings = find(element, '.settings');
    settings.click();
    await element.updateComplete;
    const box = find<HTMLInputElement>(element, '[name="metrics"]');
    box.focus();
    press(box, 'Escape');
    await element.updateComplete;
    expect(settings.getAttribute('aria-expanded')).to.equal('false');
    expect(box.checkVisibility()).to.equal(false);
    expect(element.shadowRoot!.activeElement).to.equal(settings);
  });

  it('leaves Escape to the page when there is nothing to close', async () => {
    const element = await make();
    let heard = false;
    document.addEventListener('keydown', () => (heard = true), { once: true });
    press(find(element, '.settings'), 'Escape');
    expect(heard).to.equal(true);
  });

  it('closes the settings when the focus moves on', async () => {
    const element = await make();
    const settings = find(element, '.settings');
    settings.click();
    await element.updateComplete;
    find(element, '[name="metrics"]').focus();
    find(element, 'select[name="period"]').focus();
    await element.updateComplete;
    expect(settings.getAttribute('aria-expanded')).to.equal('false');
  });

  it('is made of native controls with names, none smaller than 24 pixels', async () => {
    const element = await make({ from: '2026-03-01', to: '2026-04-01' });
    find(element, '.settings').click();
    await element.updateComplete;
    for (const control of element.shadowRoot!.querySelectorAll('select, input, button')) {
      if (!control.checkVisibility()) continue;
      const target = control.closest('.option') ?? control;
      expect(target.getBoundingClientRect().height).to.be.at.least(24);
    }
    await expect(element).to.be.accessible();
  });

  it('works without the names of the terms', async () => {
    const university = new University();
    university.instead.set('organization', null);
    const element = await mount<OcRange>(
      html`<oc-range .client=${university.client} loading="eager"></oc-range>`,
    );
    await next(element, 'oc-stats-error');
    expect(options(element, 'period')).to.have.length(5);
  });
});
