import { METRICS_PATH, type MetricDefinition, type MetricId, type MetricsAnswer } from '@oc-stats/contract';
import {
  formatRange,
  furtherKind,
  isFurther,
  notes,
  type Definition,
  type Figure,
  type Language,
  type Words,
} from '@oc-stats/figures';
import { html, nothing, render, type TemplateResult } from 'lit';
import type { StatsClient } from '../client/stats-client.ts';
import { adopt } from './adopt.ts';
import { definitionsStyles } from './definitions.styles.ts';

type Definitions = readonly (MetricDefinition | Definition)[] | 'loading' | 'failed';

/** What stands behind the "?": how each number of the figure is counted, by whom, and for which days. */
export async function showDefinitions(
  root: ShadowRoot,
  figure: Figure,
  client: StatsClient | null,
  language: Language,
): Promise<void> {
  const dialog = document.createElement('dialog');
  dialog.addEventListener('close', () => dialog.remove());
  const show = (definitions: Definitions): void =>
    void render(dialogTemplate(dialog, figure, definitions, language), dialog);
  show('loading');
  adopt(root, definitionsStyles);
  root.append(dialog);
  dialog.showModal();
  if (isFurther(figure)) return show(furtherKind(figure).definitions(figure, language));
  try {
    if (!client) throw new Error('no client');
    const { items } = await client.ask<MetricsAnswer>(`${METRICS_PATH}?lang=${language.tag}`);
    show(items.filter(({ id }) => metricsOf(figure).has(id)));
  } catch {
    show('failed');
  }
}

function dialogTemplate(
  dialog: HTMLDialogElement,
  figure: Figure,
  definitions: Definitions,
  language: Language,
): TemplateResult {
  const { words } = language;
  const { dataFrom, dataThrough } = figure.provenance;
  dialog.setAttribute('aria-label', words.action.definition);
  return html`<header>
      <h4>${words.action.definition}</h4>
      <button type="button" autofocus @click=${() => dialog.close()}>${words.action.close}</button>
    </header>
    ${
      typeof definitions === 'string'
        ? html`<p role="status">
            ${definitions === 'failed' ? words.definition.unavailable : words.face.loading}
          </p>`
        : definitions.map((one) => ('text' in one ? meaningTemplate(one) : definitionTemplate(one, words)))
    }
    <ul class="notes">
      ${
        dataFrom && dataThrough
          ? html`<li>${words.definition.days}: ${formatRange(dataFrom, dataThrough, language)}</li>`
          : nothing
      }
      ${notes(figure, language).map((note) => html`<li>${note}</li>`)}
    </ul>`;
}

function meaningTemplate({ label, text }: Definition): TemplateResult {
  return html`<section>
    <h5>${label}</h5>
    <p>${text}</p>
  </section>`;
}

function definitionTemplate(metric: MetricDefinition, { definition: words }: Words): TemplateResult {
  const rows = [
    [words.formula, metric.formula],
    [words.deduplication, metric.deduplication],
    [words.anonymous, metric.countsAnonymous ? words.anonymousYes : words.anonymousNo],
    [words.source, metric.source],
  ];
  return html`<section>
    <h5>${metric.label}</h5>
    <p>${metric.definition}</p>
    <dl>
      ${rows.map(
        ([name, text]) =>
          html`<dt>${name}</dt>
            <dd>${text}</dd>`,
      )}
    </dl>
  </section>`;
}

/** A watch curve is a share of plays. */
function metricsOf(figure: Figure): ReadonlySet<MetricId> {
  if (figure.kind === 'lines') return new Set(figure.lines.map(({ metric }) => metric));
  if (figure.kind === 'bars') return new Set(figure.metrics);
  return new Set([figure.kind === 'heat' && figure.metric !== 'rate' ? figure.metric : 'plays']);
}
