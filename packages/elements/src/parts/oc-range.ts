import {
  catalogPath,
  DEFAULT_METRICS,
  GRAINS,
  METRIC_IDS,
  type Grain,
  type MetricId,
  type OrganizationAnswer,
} from '@oc-stats/contract';
import { formatRange } from '@oc-stats/figures';
import { html, nothing, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { SelectingElement } from '../base/selecting-element.ts';
import { StatsController } from '../controllers/stats.ts';
import { OcStatsSelectionEvent } from '../events/oc-stats-selection.ts';
import type { SelectionStore } from '../selection/selection-store.ts';
import { compareChoices, periodChoices, periodKey, type Choice } from '../selection/choices.ts';
import { controlStyles } from '../styles/controls.ts';
import { failureFace } from './failure-face.ts';
import { rangeStyles } from './oc-range.styles.ts';

const CUSTOM = 'custom';

/**
 * Edits the selection: period, steps, comparison, running total and numbers. In a narrow place it folds into one button.
 *
 * @tagname oc-range
 * @fires oc-stats-selection
 */
export class OcRange extends SelectingElement {
  static override styles = [...SelectingElement.styles, controlStyles, rangeStyles];

  /** Names the terms; without an answer there are none to choose. */
  readonly #organization = new StatsController<OrganizationAnswer>(
    this,
    () => catalogPath('organization'),
    ({ terms }) => terms.map(({ id }) => id),
  );

  @query('[name="from"]') private readonly fromInput!: HTMLInputElement;
  @query('[name="to"]') private readonly toInput!: HTMLInputElement;
  @query('.menu') private readonly menuButton!: HTMLElement;
  @query('.settings') private readonly settingsButton!: HTMLElement;
  @state() private unfolded = false;
  @state() private settingsOpen = false;
  /** Dates are being entered, and not yet chosen. */
  @state() private dating = false;
  @state() private problem = '';
  @state() private announced = '';

  override render(): TemplateResult {
    const { language, selection, attributeFailure } = this;
    const { words } = language;
    if (attributeFailure) return failureFace(attributeFailure, language, null);
    const periods = periodChoices(selection, this.#organization.value, language);
    const chosen = this.dating ? CUSTOM : (periodKey(selection) ?? CUSTOM);
    const summary = this.#periodText(periods);
    return html`<div
        part="base"
        class="bar"
        role="group"
        aria-label=${words.aria.selection}
        @keydown=${this.#onKey}
      >
        <button class="menu" aria-expanded=${this.unfolded} aria-controls="fields" @click=${this.#toggleMenu}>
          ${summary}
        </button>
        <div id="fields" class=${this.unfolded ? 'fields unfolded' : 'fields'}>
          ${select(words.period.label, 'period', [...periods, { key: CUSTOM, label: words.period.custom }], chosen, this.#onPeriod)}
          ${chosen === CUSTOM ? this.#dates() : nothing}
          ${select(words.grain.label, 'grain', this.#grains, selection.grain ?? 'auto', (grain) => this.#choose({ grain: grain as Grain }))}
          ${select(words.compare.label, 'compare', compareChoices(this.#organization.value, selection, language), selection.compare ?? 'none', (compare) => this.#choose({ compare }))}
          <div class="more" @focusout=${this.#onLeave}>
            <button
              class="settings"
              aria-expanded=${this.settingsOpen}
              aria-controls="settings"
              @click=${this.#toggleSettings}
            >
              ${words.action.settings}
            </button>
            <div id="settings" class=${this.settingsOpen ? 'panel open' : 'panel'}>${this.#settings()}</div>
          </div>
        </div>
      </div>
      <p class="unseen" role="status">${this.announced}</p>`;
  }

  get #grains(): readonly Choice[] {
    const { words } = this.language;
    return (['auto', ...GRAINS] as const).map((key) => ({ key, label: words.grain[key] }));
  }

  #dates(): TemplateResult {
    const { words } = this.language;
    const { from = '', to = '' } = this.selection;
    const day = (name: 'from' | 'to', value: string): TemplateResult =>
      html`<label>
        <span>${words.period[name]}</span>
        <input
          type="date"
          name=${name}
          min="1990-01-01"
          max="2100-12-31"
          .value=${value}
          aria-invalid=${this.problem !== ''}
          aria-describedby="problem"
          @change=${this.#onDate}
        />
      </label>`;
    return html`<div class="dates">
      ${day('from', from)} ${day('to', to)}
      <p id="problem" class="problem" role="status">${this.problem}</p>
    </div>`;
  }

  #settings(): TemplateResult {
    const { words } = this.language;
    const { mode = 'delta', metrics = DEFAULT_METRICS } = this.selection;
    return html`<fieldset>
        <legend>${words.mode.label}</legend>
        ${(['delta', 'cumulative'] as const).map(
          (key) =>
            html`<label class="option">
              <input
                type="radio"
                name="mode"
                .checked=${mode === key}
                @change=${() => this.#choose({ mode: key })}
              />
              ${words.mode[key]}
            </label>`,
        )}
      </fieldset>
      <fieldset>
        <legend>${words.metric.label}</legend>
        ${METRIC_IDS.map(
          (key) =>
            html`<label class="option">
              <input
                type="checkbox"
                name="metrics"
                .checked=${metrics.includes(key)}
                ?disabled=${metrics.length === 1 && metrics.includes(key)}
                @change=${() => this.#toggleMetric(key)}
              />
              ${words.metric[key]}
            </label>`,
        )}
      </fieldset>`;
  }

  #choose(choice: Parameters<SelectionStore['choose']>[0]): void {
    const { store } = this.selecting;
    const before = store.selection;
    store.choose(choice);
    if (store.selection === before) return;
    this.announced = this.language.words.period.shown(this.#summary());
    this.dispatchEvent(new OcStatsSelectionEvent(store.selection));
  }

  #summary(): string {
    const { language, selection } = this;
    const { words } = language;
    const { grain = 'auto', mode = 'delta' } = selection;
    const period = this.#periodText(periodChoices(selection, this.#organization.value, language));
    const metrics = (selection.metrics ?? DEFAULT_METRICS).map((metric) => words.metric[metric]);
    return [period, `${words.grain.label}: ${words.grain[grain]}`, words.mode[mode], ...metrics].join(', ');
  }

  #periodText(periods: readonly Choice[]): string {
    const { from, to } = this.selection;
    const label = periods.find(({ key }) => key === periodKey(this.selection))?.label;
    if (label !== undefined) return label;
    return from && to ? formatRange(from, to, this.language) : this.language.words.period.custom;
  }

  readonly #onPeriod = (key: string): void => {
    this.problem = '';
    this.dating = key === CUSTOM;
    if (this.dating) void this.updateComplete.then(() => this.fromInput.focus());
    else this.#choose(key.startsWith('term:') ? { term: key.slice(5) } : { period: key });
  };

  #onDate(): void {
    const { words } = this.language;
    const { fromInput: from, toInput: to } = this;
    if (!from.validity.valid || !to.validity.valid) this.problem = words.error['bad-date'];
    else if (!from.value || !to.value) this.problem = words.period.missing;
    else if (from.value > to.value) this.problem = words.error['range-reversed'];
    else {
      this.problem = '';
      this.dating = false;
      this.#choose({ from: from.value, to: to.value });
    }
  }

  #toggleMetric(metric: MetricId): void {
    const { metrics = DEFAULT_METRICS } = this.selection;
    const chosen = METRIC_IDS.filter((id) => metrics.includes(id) !== (id === metric));
    this.#choose({ metrics: chosen });
  }

  #toggleMenu(): void {
    this.unfolded = !this.unfolded;
  }

  #toggleSettings(): void {
    this.settingsOpen = !this.settingsOpen;
  }

  #onLeave(event: FocusEvent): void {
    const inside = event.currentTarget as HTMLElement;
    if (event.relatedTarget && !inside.contains(event.relatedTarget as Node)) this.settingsOpen = false;
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !(this.settingsOpen || this.unfolded)) return;
    event.stopPropagation();
    const button = this.settingsOpen ? this.settingsButton : this.menuButton;
    if (this.settingsOpen) this.settingsOpen = false;
    else this.unfolded = false;
    button.focus();
  }
}

function select(
  label: string,
  name: string,
  choices: readonly Choice[],
  chosen: string,
  choose: (key: string) => void,
): TemplateResult {
  const onChange = (event: Event): void => choose((event.target as HTMLSelectElement).value);
  return html`<label class=${name}>
    <span>${label}</span>
    <select name=${name} @change=${onChange}>
      ${choices.map(({ key, label }) => html`<option value=${key} .selected=${key === chosen}>${label}</option>`)}
    </select>
  </label>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-range': OcRange;
  }
}
