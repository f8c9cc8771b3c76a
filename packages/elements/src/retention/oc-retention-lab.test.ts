import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { RetentionComparison } from '@oc-stats/contract';
import '../define/oc-retention.ts';
import type { OcFigure } from '../figure/oc-figure.ts';
import { clear, deep, deepQuery, found, mount, until } from '../fixture/mount.fixture.ts';
import type { OcRetention } from './oc-retention.ts';

const SERVER = '/service';

const figures = (element: Element): OcFigure[] =>
  deep(element.shadowRoot!).filter((one): one is OcFigure => one.localName === 'oc-figure');
const said = (figure: OcFigure): string =>
  figure.shadowRoot!.querySelector('[part="sentence"]')?.textContent?.trim() ?? '';

interface Lab {
  readonly lab: HTMLElement;
  readonly answers: RetentionComparison[];
}

async function lab(): Promise<Lab> {
  const element = await mount<OcRetention>(
    html`<oc-retention server=${SERVER} loading="eager"></oc-retention>`,
  );
  const answers: RetentionComparison[] = [];
  element.addEventListener('oc-stats-load', ({ detail }) => {
    if ('scenario' in detail.answer) answers.push(detail.answer as RetentionComparison);
  });
  const inner = await found(() => deepQuery(element, 'oc-retention-lab'));
  await until(() => answers.length === 1 && figures(inner).some(said));
  return { lab: inner as HTMLElement, answers };
}

function control<T extends HTMLElement = HTMLInputElement>(lab: Element, label: string, which = 0): T {
  const labels = [...lab.shadowRoot!.querySelectorAll('label')];
  const own = labels.filter((one) => one.querySelector('span')?.textContent === label);
  return own[which]!.querySelector<T>('input, select, textarea')!;
}

function write(input: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement, value: string): void {
  input.value = value;
  for (const name of ['input', 'change']) input.dispatchEvent(new Event(name, { bubbles: true }));
}

function press(lab: Element, text: string): void {
  const buttons = [...lab.shadowRoot!.querySelectorAll('button')];
  buttons.find((one) => one.textContent?.trim() === text || one.ariaLabel === text)!.click();
}

function shelfOf(lab: Element): HTMLSelectElement | null {
  const labels = [...lab.shadowRoot!.querySelectorAll('label')];
  const own = labels.find((one) => one.textContent.includes('Begin with a plan'));
  return own?.querySelector('select') ?? null;
}

function choose(select: HTMLSelectElement, text: string): void {
  write(select, [...select.options].find((option) => option.text === text)!.value);
}

describe('the scenario lab', () => {
  afterEach(clear);

  it('plays the plan through again with every change of the form', async () => {
    const { answers, lab: element } = await lab();
    write(control(element, 'After', 0), '20');
    await until(() => answers.length === 2);
    expect(answers[1]!.plan.rules[0]!.after).to.equal('20 months');
    write(control<HTMLSelectElement>(element, 'What happens', 0), 'delete');
    await until(() => answers.length === 3);
    expect(answers[2]!.plan.rules[0]!.action).to.equal('delete');
    write(control(element, 'Stored at most (hours)'), '2');
    await until(() => answers.length === 4);
    expect(answers[3]!.plan.quotas).to.deep.equal({ stored: 2 });
    await until(() => said(figures(element)[0]!).includes('quota is first exceeded'));
    write(control(element, 'Not in folders', 0), 'Users; Courses/Algebra');
    await until(() => answers.length === 5);
    expect(answers[4]!.plan.rules[0]!.where).to.deep.equal({ notFolder: ['Users', 'Courses/Algebra'] });
    write(control(element, 'Not in folders', 0), '');
    await until(() => answers.length === 6);
    expect(answers[5]!.plan.rules[0]!.where).to.equal(undefined);
  });

  it('adds, orders and removes rules', async () => {
    const { answers, lab: element } = await lab();
    press(element, 'Add a rule');
    await until(() => answers.length === 2);
    expect(answers[1]!.plan.rules.map(({ name }) => name)).to.deep.equal(['archive', 'delete', 'Rule 3']);
    press(element, 'Earlier: Rule 3');
    await until(() => answers.length === 3);
    press(element, 'Remove: Rule 1');
    await until(() => answers.length === 4);
    expect(answers[3]!.plan.rules.map(({ name }) => name)).to.deep.equal(['Rule 3', 'delete']);
  });

  it('asks for the last of many changes only, and shows no answer that is late', async () => {
    const { answers, lab: element } = await lab();
    const slider = control(element, 'After', 0);
    for (let months = 14; months < 40; months++) write(slider, String(months));
    await until(() => answers.at(-1)!.plan.rules[0]!.after === '39 months');
    expect(answers.length).to.be.lessThan(4);
  });

  it('takes the plan as text, tells where it is wrong, and keeps the last good picture', async () => {
    const { answers, lab: element } = await lab();
    press(element, 'As text');
    const text = await found(() => element.shadowRoot!.querySelector('textarea'));
    expect(text.value).to.contain('after: "13 months"');
    const before = said(figures(element)[0]!);
    write(text, text.value.replace('action: archive', 'action: <b>burn</b>'));
    const alert = await found(() => element.shadowRoot!.querySelector('[role="alert"]'));
    expect(alert.textContent).to.contain('rules[1].action').and.to.contain('<b>burn</b>');
    expect(text.getAttribute('aria-describedby')).to.equal(alert.id);
    press(element, 'Line 4');
    expect(element.shadowRoot!.activeElement).to.equal(text);
    expect(text.value.slice(text.selectionStart, text.selectionEnd)).to.equal('<b>burn</b>');
    await expect(element).to.be.accessible();
    expect(alert.querySelector('b')).to.equal(null);
    expect(said(figures(element)[0]!)).to.equal(before);
    write(text, 'name: "=Mine \u202e"\nrules:\n  - { name: all, action: delete }\nhorizon: 6\n');
    await until(() => answers.length === 2);
    expect(element.shadowRoot!.querySelector('[role="alert"]')).to.equal(null);
    // What was written is what the form is about now.
    press(element, 'As a form');
    await until(() => element.shadowRoot!.querySelector('textarea') === null);
    expect(control(element, 'Name of the rule').value).to.equal('all');
    await until(() => said(figures(element)[0]!).includes('7 h deleted'));
    expect(figures(element)[0]!.shadowRoot!.querySelector('h3')!.textContent).not.to.contain('\u202e');
  });

  it('says what has come of a change, and nothing before', async () => {
    const { answers, lab: element } = await lab();
    const status = element.shadowRoot!.querySelector('[role="status"]')!;
    expect(status.textContent).to.equal('');
    write(control(element, 'After', 0), '20');
    await until(() => answers.length === 2 && status.textContent === said(figures(element)[0]!));
    expect(status.textContent).to.contain('stored');
    await expect(element).to.be.accessible();
  });

  it('begins with any plan that comes along, on either side', async () => {
    const { answers, lab: element } = await lab();
    const shelf = await found(() => shelfOf(element));
    expect(shelf.options.length).to.be.greaterThan(32);
    choose(shelf, 'Grand Valley State University');
    await until(() => answers.length === 2);
    await until(() => control(element, 'Name of the plan').value === 'Grand Valley State University');
    expect(element.shadowRoot!.querySelector('a')!.href).to.match(/^https:/);
    press(element, 'Compare with another plan');
    await until(() => answers.length === 3);
    choose(shelfOf(element)!, '4 Save both');
    await until(() => answers.length === 4);
    expect(answers[3]!.plan.name).to.equal('Grand Valley State University');
    expect(answers[3]!.planAgainst!.name).to.equal('4 Save both');
    press(element, 'As text');
    const text = await found(() => element.shadowRoot!.querySelector('textarea'));
    expect(text.value).to.match(/^name: 4 Save both\n/);
    await until(() => figures(element).every(said));
    await expect(element).to.be.accessible();
  });

  it('follows no address that is none of the web', async () => {
    const { answers, lab: element } = await lab();
    press(element, 'As text');
    const text = await found(() => element.shadowRoot!.querySelector('textarea'));
    write(text, `${text.value}source: "javascript:alert(1)"\nnote: <b>bold</b>\n`);
    await until(() => answers.length === 2);
    press(element, 'As a form');
    await until(() => element.shadowRoot!.textContent.includes('javascript:alert(1)'));
    expect(element.shadowRoot!.querySelector('a, .about b')).to.equal(null);
  });

  it('is asked anew by the same plan when it has left the page and comes back', async () => {
    const { answers, lab: element } = await lab();
    write(control(element, 'After', 0), '20');
    const place = element.parentNode!;
    element.remove();
    await new Promise((resolve) => setTimeout(resolve));
    place.append(element);
    write(control(element, 'After', 0), '21');
    await until(() => answers.at(-1)!.plan.rules[0]!.after === '21 months');
    await until(() => element.shadowRoot!.querySelector('section')!.ariaBusy === 'false');
  });

  it('keeps what the form has no place for', async () => {
    const { answers, lab: element } = await lab();
    press(element, 'As text');
    const text = await found(() => element.shadowRoot!.querySelector('textarea'));
    write(text, `${text.value}exempt: { kind: personal }\n`);
    await until(() => answers.length === 2);
    press(element, 'As a form');
    await until(() => element.shadowRoot!.textContent.includes('says more than the form shows'));
    write(control(element, 'After', 0), '20');
    await until(() => answers.length === 3);
    expect(answers[2]!.plan.exempt).to.deep.equal([{ kind: ['personal'] }]);
  });

  it('puts another plan beside the first: both, and what differs', async () => {
    const { answers, lab: element } = await lab();
    press(element, 'Compare with another plan');
    await until(() => answers.length === 2 && figures(element).length === 3 && figures(element).every(said));
    expect(said(figures(element)[0]!)).to.equal('Both plans do the same.');
    write(control<HTMLSelectElement>(element, 'What happens', 0), 'delete');
    await until(() => answers.length === 3);
    expect(answers[2]!.plan.rules[0]!.action).to.equal('archive');
    expect(answers[2]!.planAgainst!.rules[0]!.action).to.equal('delete');
    await until(() => said(figures(element)[0]!).startsWith('The plans part in'));
    expect(element.shadowRoot!.querySelector('[role="status"]')!.textContent).to.equal(
      said(figures(element)[0]!),
    );
    press(element, 'Without the other plan');
    await until(() => figures(element).length === 1);
  });

  it('hands out the list as a file, under the name that the service gives it', async () => {
    const { lab: element } = await lab();
    const files: { name: string; file: Promise<string> }[] = [];
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      files.push({ name: this.download, file: fetch(this.href).then((answer) => answer.text()) });
    };
    try {
      press(element, 'CSV');
      await until(() => files.length === 1);
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
    expect(files[0]!.name).to.equal('archive-then-delete-actions-2026-04-01.csv');
    expect(await files[0]!.file)
      .to.contain('a.mueller@example.org')
      .and.to.contain('archive');
  });
});
