import type { Language } from '@oc-stats/figures';
import { labWordsOf } from '@oc-stats/figures/retention/plans';
import { html, nothing, type TemplateResult } from 'lit';
import type { StatsFailure } from '../client/failure.ts';
import { letterOf } from './lab-parts.ts';

export interface TextEditor {
  readonly text: string;
  /** What is wrong with this text. */
  readonly failure: StatsFailure | null;
  readonly write: (text: string) => void;
}

/** A plan as people write it. */
export function textEditor({ failure, text, write }: TextEditor, language: Language): TemplateResult {
  return html`<label class="field text">
    <span>${labWordsOf(language).lab.text}</span>
    <textarea
      rows="22"
      dir="ltr"
      spellcheck="false"
      autocomplete="off"
      aria-invalid=${failure !== null}
      aria-describedby=${failure ? 'mistakes' : nothing}
      .value=${text}
      @input=${(event: Event) => write((event.currentTarget as HTMLTextAreaElement).value)}
    ></textarea>
  </label>`;
}

/** What is wrong with a plan: in its text each mistake leads to where it stands. */
export function mistakes(
  { at, message }: StatsFailure,
  several: boolean,
  language: Language,
): TemplateResult {
  const { lab } = labWordsOf(language);
  const which = several ? `${letterOf(at === 'against' ? 1 : 0, language)}: ` : '';
  return html`<div id="mistakes" class="failure" role="alert" part="error">
    <p>${which}${lab.cannotRead}</p>
    <ul>
      ${message.split('\n').map((line) => html`<li>${mistake(line, language)}</li>`)}
    </ul>
  </div>`;
}

function mistake(message: string, language: Language): TemplateResult {
  const [, line, column, what] = /^(\d+):(\d+) ([^]*)$/.exec(message) ?? [];
  if (line === undefined) return html`<code dir="ltr">${message}</code>`;
  const lead = (event: Event) => leadTo(event.currentTarget as HTMLElement, Number(line), Number(column));
  return html`<button type="button" @click=${lead}>${labWordsOf(language).lab.line(line)}</button>
    <code dir="ltr">${what}</code>`;
}

/** Marks the rest of the line, so that one sees where it is. */
function leadTo(from: HTMLElement, line: number, column: number): void {
  const area = (from.getRootNode() as ShadowRoot).querySelector('textarea');
  if (!area) return;
  const lines = area.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0);
  area.focus();
  area.setSelectionRange(start + column - 1, start + (lines[line - 1]?.length ?? 0));
  // Chromium leaves the selection where it is out of sight.
  area.scrollTop = (area.scrollHeight / lines.length) * Math.max(0, line - 4);
}
