import type { Figure, Language } from '@oc-stats/figures';
import { html, nothing, type TemplateResult } from 'lit';
import type { Failure } from '../client/failure.ts';
import type { Apparatus } from './apparatus.ts';
import { outlineTemplate } from './outline.ts';

export type Face = 'loading' | 'data' | 'empty' | 'error';

export interface Frame {
  readonly face: Face;
  /** What is drawn; `null` when there is nothing to draw. */
  readonly drawn: Figure | null;
  /** The same when it is empty, for its reason. */
  readonly figure: Figure | null;
  readonly kind: Figure['kind'];
  readonly language: Language;
  readonly title: string;
  /** Whether a sentence takes more than a line. */
  readonly narrow: boolean;
  readonly failure: Failure | null;
  readonly retry: (() => void) | null;
  /** `null` until the first picture has been painted; its room is kept. */
  readonly apparatus: Apparatus | null;
  readonly legend: unknown;
  readonly chart: (inside: unknown) => TemplateResult;
}

/** Everything around the picture, in the order in which it is read: say it, show it, let them check it. */
export function frameTemplate(frame: Frame): TemplateResult {
  const { face, drawn, language, apparatus } = frame;
  const waiting = face === 'loading' && !drawn;
  const said = drawn && apparatus?.sentence(drawn);
  const sentence = said ? inOwnDirection(said, language) : placeholder('');
  const status = apparatus?.status ?? { text: statusOf(frame), visible: false };
  return html`<figure
    part="base"
    class="${face === 'loading' ? 'busy' : ''} ${frame.narrow ? 'narrow' : ''}"
    aria-busy=${face === 'loading'}
  >
    <div class="head">
      <div>${waiting && !frame.title ? placeholder('title') : titleTemplate(frame)}</div>
      ${drawn || waiting ? html`<div class="tools" part="tools">${drawn && apparatus?.tools}</div>` : nothing}
    </div>
    ${drawn || waiting ? html`<p class="sentence" part="sentence">${sentence}</p>` : nothing}
    ${drawn && face === 'error' ? failureTemplate(frame, 'alert') : nothing}
    ${waiting ? html`<div class="legend">${placeholder('')}</div>` : frame.legend}
    ${frame.chart(drawn ? nothing : insideTemplate(frame))}
    ${
      drawn || waiting
        ? html`<ul class="notes" part="notes">
            ${drawn && apparatus?.notes(drawn).map((note) => html`<li>${inOwnDirection(note, language)}</li>`)}
          </ul>`
        : nothing
    }
    <div id="table" part="table">${drawn && apparatus?.table(drawn)}</div>
    <p class=${status.visible ? 'notice' : 'unseen'} role="status">${status.text}</p>
  </figure>`;
}

/** What a screen reader is told of its own accord. */
function statusOf({ face, failure, language }: Frame): string {
  const { words } = language;
  if (face === 'loading') return words.face.loading;
  return failure ? (words.error[failure.code] ?? failure.message) : '';
}

function titleTemplate({ title, figure, language, failure, apparatus }: Frame): TemplateResult {
  return html`${title ? html`<h3 part="title">${inOwnDirection(title, language)}</h3>` : nothing}
  ${figure && apparatus?.help} ${figure && apparatus?.age(figure, failure !== null)}`;
}

/** In place of the picture: its outline, and why there is no more. */
function insideTemplate(frame: Frame): TemplateResult {
  const { face, figure, kind, language, apparatus } = frame;
  return html`${outlineTemplate(kind, face !== 'loading')}
  ${face === 'empty' && figure && apparatus ? html`<div class="face"><p>${inOwnDirection(apparatus.emptyText(figure), language)}</p></div>` : nothing}
  ${face === 'error' ? failureTemplate(frame, 'face') : nothing}`;
}

/** Without a network there may be no words for it but those of whoever noticed. */
function failureTemplate(frame: Frame, name: 'alert' | 'face'): unknown {
  const { apparatus, failure } = frame;
  return apparatus?.failure(frame, name) ?? html`<p class=${name}>${failure?.message}</p>`;
}

/** Our words in a page that is written the other way round; its layout stays the page's. */
export function inOwnDirection(text: string, { words }: Language): TemplateResult {
  return html`<bdi dir=${words.script.direction}>${text}</bdi>`;
}

function placeholder(name: string): TemplateResult {
  return html`<span class="placeholder ${name}" aria-hidden="true"></span>`;
}
