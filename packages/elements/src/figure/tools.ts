import { FILE_FORMATS, type FileFormat } from '@oc-stats/contract';
import type { Words } from '@oc-stats/figures';
import { html, nothing, type TemplateResult } from 'lit';
import type { Chart } from './chart.ts';

export interface Tools {
  readonly words: Words;
  readonly chart: Chart;
  /** Whether the reader may explore at all. */
  readonly explores: boolean;
  readonly tableOpen: boolean;
  readonly toggleTable: () => void;
  readonly save: (format: FileFormat) => void;
}

export function toolsTemplate(tools: Tools): TemplateResult {
  const { words, chart, tableOpen } = tools;
  const { explorer, status = 'off' } = chart.reading?.exploration ?? {};
  const prefetch = (): void => void chart.read().then((reading) => reading?.exploration.prefetch());
  const { action } = words;
  return html`${explorer?.tools(words) ?? nothing}
    <button type="button" aria-expanded=${tableOpen} aria-controls="table" @click=${tools.toggleTable}>
      ${action.table}
    </button>
    ${
      tools.explores
        ? html`<button
            type="button"
            aria-pressed=${status === 'on'}
            ?disabled=${status === 'loading'}
            @pointerenter=${prefetch}
            @focus=${prefetch}
            @click=${() => void chart.read().then((reading) => reading?.toggleExploring())}
          >
            ${status === 'on' ? action.exploreEnd : action.explore}
          </button>`
        : nothing
    }
    <button type="button" popovertarget="files">${action.download}</button>
    <div id="files" popover @toggle=${place} @click=${hide}>
      ${FILE_FORMATS.map(
        (format) =>
          html`<button type="button" @click=${() => tools.save(format)}>${labelOf(format, words)}</button>`,
      )}
    </div>`;
}

export function helpTemplate({ action }: Words, define: () => void): TemplateResult {
  return html`<button
    class="help"
    type="button"
    aria-haspopup="dialog"
    aria-label=${action.definition}
    @click=${define}
  >
    ?
  </button>`;
}

function labelOf(format: FileFormat, { action }: Words): string {
  const picture = format === 'svg' || format === 'png';
  return picture ? `${action.picture} (${action[format]})` : action[format];
}

/** Below the button it belongs to: the top layer, where nothing of the page can clip it, knows no such place. */
function place(event: Event): void {
  const menu = event.currentTarget as HTMLElement;
  const { bottom, left, right } = menu.previousElementSibling!.getBoundingClientRect();
  const start = getComputedStyle(menu).direction === 'rtl' ? left : right - menu.offsetWidth;
  const room = document.documentElement.clientWidth - menu.offsetWidth;
  menu.style.left = `${Math.max(0, Math.min(start, room)) + scrollX}px`;
  menu.style.top = `${bottom + scrollY + 2}px`;
}

function hide(event: Event): void {
  (event.currentTarget as HTMLElement).hidePopover();
}
