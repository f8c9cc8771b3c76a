import { ACTION_FORMATS, type ActionFormat } from '@oc-stats/contract';
import type { Language } from '@oc-stats/figures';
import { wordsOf } from '@oc-stats/figures/retention';
import { html, nothing, type TemplateResult } from 'lit';
import type { StatsFailure } from '../client/failure.ts';

export const LETTERS = ['A', 'B'] as const;

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
  const { lab } = wordsOf(language);
  const choice = (text: string, chosen: boolean, press: () => void) =>
    html`<button type="button" aria-pressed=${chosen} @click=${press}><bdi>${text}</bdi></button>`;
  return html`<div class="tabs" role="group" aria-label=${lab.plans}>
      ${names.map((name, at) =>
        choice(names.length > 1 ? `${lab.letter(LETTERS[at] ?? '')}: ${name}` : name, at === edited, () =>
          edit(at),
        ),
      )}
      <button type="button" @click=${toggle}>${names.length > 1 ? lab.alone : lab.against}</button>
    </div>
    <div class="tabs" role="group" aria-label=${lab.how}>
      ${choice(lab.form, !asText, () => write(false))} ${choice(lab.text, asText, () => write(true))}
    </div>`;
}

/** What is wrong with a plan, with the places in its text. */
export function mistakes(
  { at, message }: StatsFailure,
  several: boolean,
  language: Language,
): TemplateResult {
  const { lab } = wordsOf(language);
  const which = several ? `${lab.letter(at === 'against' ? 'B' : 'A')}: ` : '';
  return html`<div class="failure" role="alert" part="error">
    <p>${which}${lab.cannotRead}</p>
    <ul>
      ${message.split('\n').map((line) => html`<li><code dir="ltr">${line}</code></li>`)}
    </ul>
  </div>`;
}

export interface Lists {
  readonly count: number;
  readonly saving: boolean;
  readonly save: (at: number, format: ActionFormat) => void;
}

/** The list of what a plan would do, as files: with names and addresses, and so nowhere on the page. */
export function lists({ count, save, saving }: Lists, language: Language): TemplateResult {
  const { action, lab } = wordsOf(language);
  return html`<div class="lists">
    ${LETTERS.slice(0, count).map((letter, at) => {
      const name = count > 1 ? `${action.list}, ${lab.letter(letter)}` : action.list;
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
    ${count === 0 ? nothing : html`<p class="muted">${lab.listNote}</p>`}
  </div>`;
}
