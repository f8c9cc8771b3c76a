import { formatCell, formatNumber, table, type Figure, type Language } from '@oc-stats/figures';
import { html, nothing, type TemplateResult } from 'lit';
import { follow, type Follower } from './follow.ts';
import { openableAt, type Openable, type RowAction } from './openable.ts';

export { tableStyles } from './table.styles.ts';

/** More rows than this wait for a press: nobody reads them, and a page of thousands of cells is slow. */
export const ROWS_AT_FIRST = 100;

export interface TableParts {
  readonly figure: Figure;
  readonly language: Language;
  readonly host: Follower;
  readonly all: boolean;
  readonly showAll: () => void;
  /** What a press on the name of a row does, for those that do something. */
  readonly rowAction: RowAction | null;
}

/** The numbers of the figure as a table: the same ones, in the reader's notation, with the same links. */
export function tableTemplate({
  figure,
  language,
  host,
  all,
  showAll,
  rowAction,
}: TableParts): TemplateResult {
  const { caption, columns, rows } = table(figure, language);
  const shown = all ? rows : rows.slice(0, ROWS_AT_FIRST);
  const aligned = columns.map(
    ({ type }) => ({ number: 'end', decimal: 'end', share: 'end', time: 'end', day: 'day', text: '' })[type],
  );
  return html`<div class="scroll" role="region" tabindex="0" aria-label=${language.words.aria.table}>
      <table>
        <caption>
          ${caption}
        </caption>
        <thead>
          <tr>
            ${columns.map(({ label }, index) => html`<th scope="col" class=${aligned[index]!}>${label}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${shown.map(
            (row, number) =>
              html`<tr>
                ${row.map((cell, index) => {
                  const text = formatCell(cell, columns[index]!, language);
                  if (index > 0) return html`<td class=${aligned[index]!}>${text}</td>`;
                  return html`<th scope="row" class=${aligned[index]!}>
                    ${pressable(text, rowAction?.(number)) ?? linked(text, openableAt(figure, number), host)}
                  </th>`;
                })}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${
      shown.length < rows.length
        ? html`<button type="button" @click=${showAll}>
            ${language.words.list.showAll(formatNumber(rows.length, language))}
          </button>`
        : nothing
    }`;
}

function pressable(text: string, press: (() => void) | null | undefined): TemplateResult | null {
  return press ? html`<button type="button" class="inline" @click=${press}>${text}</button>` : null;
}

function linked(text: string, item: Openable | null, host: Follower): unknown {
  const href = item && host.hrefFor(item.type, item.id);
  if (!item || !href) return text;
  const open = (event: MouseEvent): void => {
    // A new tab or window is the reader's own business.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    follow(host, item);
  };
  return html`<a href=${href} @click=${open}>${text}</a>`;
}
