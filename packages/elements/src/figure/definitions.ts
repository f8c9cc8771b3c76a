import { METRICS_PATH, type MetricDefinition, type MetricId, type MetricsAnswer } from '@oc-stats/contract';
import { formatRange, notes, type Figure, type Language, type Words } from '@oc-stats/figures';
import { html, nothing, render, type TemplateResult } from 'lit';
import type { StatsClient } from '../client/stats-client.ts';
import { adopt } from './adopt.ts';
import { definitionsStyles } from './definitions.styles.ts';

/** What stands behind the "?": how each number of the figure is counted, by whom, and for which days. */
export async function showDefinitions(
  root: ShadowRoot,
  figure: Figure,
  client: StatsClient | null,
  language: Language,
): Promise<void> {
  const dialog = document.createElement('dialog');
  dialog.addEventListener('close', () => dialog.remove());
  const show = (definitions: readonly MetricDefinition[] | 'loading' | 'failed'): void =>
    void render(dialogTemplate(dialog, figure, definitions, language), dialog);
  show('loading');
  adopt(root, definitionsStyles);
  root.append(dialog);
  dialog.showModal();
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
  definitions: readonly MetricDefinition[] | 'loading' | 'failed',
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
        : definitions.map((definition) => definitionTemplate(definition, words))
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
