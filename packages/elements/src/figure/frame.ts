import { directionOf, emptyText, notes, type Figure, type Language } from '@oc-stats/figures';
import { html, nothing, type TemplateResult } from 'lit';
import type { Failure } from '../client/failure.ts';
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
  readonly sentence: string;
  readonly asOf: string | null;
  readonly failure: Failure | null;
  readonly retry: (() => void) | null;
  readonly define: () => void;
  /** A message that nobody need see, or one about something that could not be done. */
  readonly status: { readonly text: string; readonly visible: boolean };
  readonly tools: TemplateResult;
  readonly legend: unknown;
  readonly chart: (inside: unknown) => TemplateResult;
  readonly table: unknown;
}

/** Everything around the picture, in the order in which it is read: say it, show it, let them check it. */
export function frameTemplate(frame: Frame): TemplateResult {
  const { face, drawn, language, status } = frame;
  const waiting = face === 'loading' && !drawn;
  return html`<figure part="base" class=${face === 'loading' ? 'busy' : ''} aria-busy=${face === 'loading'}>
    <header>
      <div>${waiting && !frame.title ? placeholder('title') : titleTemplate(frame)}</div>
      ${drawn ? frame.tools : nothing}
    </header>
    ${drawn ? html`<p class="sentence" part="sentence">${inOwnDirection(frame.sentence, language)}</p>` : nothing}
    ${waiting ? html`<p class="sentence">${placeholder('')}</p>` : nothing}
    ${drawn && face === 'error' ? failureTemplate(frame, 'alert') : nothing}
    ${waiting ? html`<div class="legend">${placeholder('')}</div>` : frame.legend}
    ${frame.chart(drawn ? nothing : insideTemplate(frame))}
    ${
      drawn
        ? html`<ul class="notes" part="notes">
            ${notes(drawn, language).map((note) => html`<li>${inOwnDirection(note, language)}</li>`)}
          </ul>`
        : nothing
    }
    <div id="table" part="table">${frame.table}</div>
    <p class=${status.visible ? 'notice' : 'unseen'} role="status">${status.text}</p>
  </figure>`;
}

function titleTemplate({ title, figure, language, asOf, define }: Frame): TemplateResult {
  const { words } = language;
  return html`${title ? html`<h3 part="title">${inOwnDirection(title, language)}</h3>` : nothing}
  ${
    figure
      ? html`<button
          class="help"
          type="button"
          aria-haspopup="dialog"
          aria-label=${words.action.definition}
          @click=${define}
        >
          ?
        </button>`
      : nothing
  }
  ${asOf ? html`<span class="stale">${words.face.stale(asOf)}</span>` : nothing}`;
}

/** In place of the picture: its outline, and why there is no more. */
function insideTemplate(frame: Frame): TemplateResult {
  const { face, figure, kind, language } = frame;
  return html`${outlineTemplate(kind)}
  ${face === 'empty' && figure ? html`<div class="face"><p>${inOwnDirection(emptyText(figure, language), language)}</p></div>` : nothing}
  ${face === 'error' ? failureTemplate(frame, 'face') : nothing}`;
}

function failureTemplate({ failure, language, retry }: Frame, name: string): TemplateResult {
  const { words } = language;
  // Mistakes in the page are for whoever writes it: they need the name and the value that the sentence leaves out.
  const isOfPage = failure?.code === 'bad-attribute' || failure?.code === 'no-server';
  return html`<div class=${name} part="error">
    <p>${failure ? inOwnDirection(words.error[failure.code] ?? failure.message, language) : nothing}</p>
    ${isOfPage ? html`<p><code dir="ltr">${failure.message}</code></p>` : nothing}
    ${retry ? html`<button type="button" @click=${retry}>${words.action.retry}</button>` : nothing}
  </div>`;
}

/** Our words in a page that is written the other way round; its layout stays the page's. */
function inOwnDirection(text: string, { tag }: Language): TemplateResult {
  return html`<bdi dir=${directionOf(tag)}>${text}</bdi>`;
}

function placeholder(name: string): TemplateResult {
  return html`<span class="placeholder ${name}" aria-hidden="true"></span>`;
}
