import { ACTION_FORMATS, type ActionFormat, type RetentionPlans } from '@oc-stats/contract';
import type { Language } from '@oc-stats/figures';
import { labWordsOf } from '@oc-stats/figures/retention/plans';
import { html, nothing, type TemplateResult } from 'lit';
import { selectField } from './fields.ts';

const LETTERS = ['A', 'B'] as const;

export interface Tabs {
  readonly names: readonly string[];
  readonly edited: number;
  readonly asText: boolean;
  readonly edit: (at: number) => void;
  readonly write: (asText: boolean) => void;
  /** Puts a second plan beside the first, or takes it away. */
  readonly toggle: () => void;
}

/** Which plan is edited, and how. */
export function tabs(
  { asText, edit, edited, names, toggle, write }: Tabs,
  language: Language,
): TemplateResult {
  const { lab } = labWordsOf(language);
  const choice = (text: string, chosen: boolean, press: () => void) =>
    html`<button type="button" aria-pressed=${chosen} @click=${press}><bdi>${text}</bdi></button>`;
  return html`<div class="tabs" role="group" aria-label=${lab.plans}>
      ${names.map((name, at) =>
        choice(names.length > 1 ? `${letterOf(at, language)}: ${name}` : name, at === edited, () => edit(at)),
      )}
      <button type="button" @click=${toggle}>${names.length > 1 ? lab.alone : lab.against}</button>
    </div>
    <div class="tabs" role="group" aria-label=${lab.how}>
      ${choice(lab.form, !asText, () => write(false))} ${choice(lab.text, asText, () => write(true))}
    </div>`;
}

/** The plans of others, in the place of the one that is edited. */
export function shelf(
  plans: RetentionPlans['items'],
  take: (text: string) => void,
  language: Language,
): unknown {
  if (plans.length === 0) return nothing;
  const { lab } = labWordsOf(language);
  return selectField({
    label: lab.shelf,
    value: '',
    options: [['', lab.choose], ...plans.map(({ id, name }) => [id, name] as const)],
    choose: (chosen, select) => {
      select.value = '';
      const plan = plans.find(({ id }) => id === chosen);
      if (plan) take(plan.text);
    },
  });
}

export interface Lists {
  readonly count: number;
  readonly saving: boolean;
  readonly save: (at: number, format: ActionFormat) => void;
}

/** The list of what a plan would do, as files: with names and addresses, and so nowhere on the page. */
export function lists({ count, save, saving }: Lists, language: Language): TemplateResult {
  const { action, lab } = labWordsOf(language);
  return html`<div class="lists">
    ${LETTERS.slice(0, count).map((_, at) => {
      const name = count > 1 ? `${action.list}, ${letterOf(at, language)}` : action.list;
      return html`<div role="group" aria-label=${name}>
        <span aria-hidden="true">${name}</span>
        ${ACTION_FORMATS.map(
          (format) =>
            html`<button type="button" ?disabled=${saving} @click=${() => save(at, format)}>
              ${language.words.action[format]}
            </button>`,
        )}
      </div>`;
    })}
    <p class="muted">${lab.listNote}</p>
  </div>`;
}

export function letterOf(at: number, language: Language): string {
  return labWordsOf(language).lab.letter(LETTERS[at] ?? '');
}
