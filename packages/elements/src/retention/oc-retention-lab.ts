import type { ActionFormat } from '@oc-stats/contract';
import type { Figure } from '@oc-stats/figures';
import { wordsOf } from '@oc-stats/figures/retention';
import { labWordsOf } from '@oc-stats/figures/retention/plans';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { OcStatsElement } from '../base/oc-stats-element.ts';
import type { StatsFailure } from '../client/failure.ts';
import { VisibleController } from '../controllers/visible.ts';
import { download } from '../export/download.ts';
import { failureFace } from '../parts/failure-face.ts';
import { controlStyles } from '../styles/controls.ts';
import { askActions } from './ask-plan.ts';
import { questionOf, readBack, type Draft } from './drafts.ts';
import { fieldStyles } from './fields.styles.ts';
import { figureTemplate } from './figure-template.ts';
import { labFigures, outcomeOf } from './lab-figures.ts';
import { labEditor } from './lab-editor.ts';
import { lists } from './lab-parts.ts';
import { labStyles } from './oc-retention-lab.styles.ts';
import { usualPlan, type Plan } from './plan-value.ts';
import { Scenario } from './scenario.ts';
import { ShippedPlans } from './shipped-plans.ts';

/** Who writes rests longer between two words than a hand between two places of a slider. */
const WRITING_MS = 400;

/**
 * The scenario lab: a plan, what it would do month by month, and another one beside it. Every change is played through by
 * the service; nothing is ever done.
 */
export class OcRetentionLab extends OcStatsElement {
  static override styles = [...OcStatsElement.styles, controlStyles, fieldStyles, labStyles];

  protected readonly visibility = new VisibleController(this);
  readonly #scenario = new Scenario(this, () => questionOf(this.drafts, this.asOf));
  readonly #shipped = new ShippedPlans(this);

  @property({ attribute: false }) asOf: string | null = null;

  @state() private drafts: readonly Draft[] = [];
  /** Which of the plans is edited. */
  @state() private edited = 0;
  @state() private asText = false;
  @state() private saving = false;
  /** What nobody has changed yet is called as the reader would call it. */
  #usual: Plan | null = null;
  #changed = false;

  get seen(): boolean {
    return this.visibility.seen;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.internals.states.has('wordless')) return;
    const isRenamed = this.#nameUsual();
    const { answer, asked } = this.#scenario;
    if (answer) this.drafts = readBack(this.drafts, answer, asked);
    if (!this.seen) return;
    this.#scenario.begin(isRenamed || changed.has('asOf'));
  }

  override render(): TemplateResult | typeof nothing {
    const { drafts, language } = this;
    const { answer, failure, pending } = this.#scenario;
    const isPlans = failure?.code === 'bad-plan';
    // Without an inventory there is nothing to try a plan on, and that is said above.
    if (drafts.length === 0 || (failure && !isPlans && !answer)) return nothing;
    const figures = answer && labFigures(answer);
    const isAlone = drafts.length === 1;
    return html`<section aria-busy=${pending}>
      <div class="head">
        <h2 part="title">${labWordsOf(language).lab.title}</h2>
        <p class="muted">${labWordsOf(language).lab.whole} ${wordsOf(language).note.plan}</p>
      </div>
      ${failure && !isPlans ? failureFace(failure, language, () => void this.#scenario.ask()) : nothing}
      <div class="bench">
        ${labEditor(
          {
            drafts,
            edited: this.edited,
            asText: this.asText,
            plans: this.#shipped.items,
            failure: isPlans ? failure : null,
            edit: (at) => (this.edited = at),
            write: this.#write,
            toggle: this.#toggle,
            change: this.#change,
            type: this.#type,
            take: this.#take,
          },
          language,
        )}
        <div class="outcome ${isAlone ? 'alone' : ''}">
          ${isAlone ? nothing : this.#figure('difference', figures?.difference ?? null)}
          <div class="pair">
            ${(figures?.balances ?? [null]).map((figure) => this.#figure('balance', figure))}
          </div>
          ${lists({ count: drafts.length, saving: this.saving, save: (...asked) => void this.#save(...asked) }, language)}
        </div>
      </div>
      <p class="told" role="status">${figures && this.#changed ? outcomeOf(figures, language) : ''}</p>
    </section>`;
  }

  #figure(outline: Figure['kind'], figure: Figure | null): TemplateResult {
    return figureTemplate(this, { outline, figure });
  }

  readonly #change = (plan: Plan): void => {
    this.#put({ plan, text: null });
    this.#scenario.change();
  };

  readonly #take = (text: string, rest?: number): void => {
    const draft = this.drafts[this.edited];
    if (!draft) return;
    this.#put({ ...draft, text });
    this.#scenario.change(rest);
  };

  readonly #type = (text: string): void => this.#take(text, WRITING_MS);

  /** What is in a text and cannot be read stays there, until it is discarded by going back to the form. */
  readonly #write = (asText: boolean): void => {
    this.asText = asText;
    const draft = this.drafts[this.edited];
    if (asText || draft?.text == null) return;
    this.#put({ ...draft, text: null });
    this.#scenario.change();
  };

  readonly #toggle = (): void => {
    const [first, second] = this.drafts;
    if (!first) return;
    const name = labWordsOf(this.language).lab.other(first.plan.name);
    this.drafts = second ? [first] : [first, { plan: { ...first.plan, name }, text: null }];
    this.edited = second ? 0 : 1;
    this.#changed = true;
    this.#scenario.change();
  };

  #put(draft: Draft): void {
    this.#changed = true;
    this.drafts = this.drafts.map((one, at) => (at === this.edited ? draft : one));
  }

  #nameUsual(): boolean {
    const name = labWordsOf(this.language).lab.usual;
    const isUntouched =
      this.drafts.length === 0 || (this.drafts.length === 1 && this.drafts[0]?.plan === this.#usual);
    if (!isUntouched || this.#usual?.name === name) return false;
    this.#usual = usualPlan(name);
    this.drafts = [{ plan: this.#usual, text: null }];
    return true;
  }

  async #save(at: number, format: ActionFormat): Promise<void> {
    const { asOf, client, drafts } = this;
    const draft = drafts[at];
    if (!client || !draft) return;
    this.saving = true;
    try {
      const { file, name } = await askActions(client, format, questionOf([draft], asOf));
      download(file, name);
    } catch (error) {
      this.#scenario.fail(error as StatsFailure);
    }
    this.saving = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-retention-lab': OcRetentionLab;
  }
}
