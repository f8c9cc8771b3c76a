import type { ActionFormat, RetentionComparison } from '@oc-stats/contract';
import type { Figure } from '@oc-stats/figures';
import { balanceFigure, differenceFigure, wordsOf } from '@oc-stats/figures/retention';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { OcStatsElement } from '../base/oc-stats-element.ts';
import { warnOnce } from '../base/warn-once.ts';
import type { StatsFailure } from '../client/failure.ts';
import type { StatsClient } from '../client/stats-client.ts';
import { VisibleController } from '../controllers/visible.ts';
import { OcStatsErrorEvent } from '../events/oc-stats-error.ts';
import { OcStatsLoadEvent } from '../events/oc-stats-load.ts';
import { download } from '../export/download.ts';
import { failureFace } from '../parts/failure-face.ts';
import { controlStyles } from '../styles/controls.ts';
import { askActions, askScenario } from './ask-plan.ts';
import { fieldStyles } from './fields.styles.ts';
import { lists, mistakes, tabs } from './lab-parts.ts';
import { labStyles } from './oc-retention-lab.styles.ts';
import { Pause } from './pause.ts';
import { planForm } from './plan-form.ts';
import { planText } from './plan-text.ts';
import { usualPlan, type Plan } from './plan-value.ts';

/** Who writes rests longer between two words than a hand between two places of a slider. */
const WRITING_MS = 400;

/** A plan as the reader has it: the form is about the last one that could be read, the text may be anything. */
interface Draft {
  readonly plan: Plan;
  /** What is written, where it is; `null` while the form says it. */
  readonly text: string | null;
}

/**
 * The scenario lab: a plan, what it would do month by month, and another one beside it. Every change is played through by
 * the service; nothing is ever done.
 */
export class OcRetentionLab extends OcStatsElement {
  static override styles = [...OcStatsElement.styles, controlStyles, fieldStyles, labStyles];

  protected readonly visibility = new VisibleController(this);
  readonly #pause = new Pause();

  @property({ attribute: false }) asOf: string | null = null;

  @state() private drafts: readonly Draft[] = [];
  /** Which of the plans is edited. */
  @state() private edited = 0;
  @state() private asText = false;
  @state() private answer: RetentionComparison | null = null;
  @state() private failure: StatsFailure | null = null;
  @state() private pending = false;
  @state() private saving = false;

  #asking: AbortController | null = null;
  #client: StatsClient | null = null;
  #figures: {
    readonly of: readonly unknown[];
    readonly balances: readonly Figure[];
    readonly difference: Figure | null;
  } | null = null;

  get seen(): boolean {
    return this.visibility.seen;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#pause.end();
    this.#client?.users.delete(this);
    queueMicrotask(() => {
      if (!this.isConnected) this.#asking?.abort();
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // A plan keeps the name that it gets now.
    if (this.internals.states.has('wordless')) return;
    if (this.drafts.length === 0)
      this.drafts = [{ plan: usualPlan(wordsOf(this.language).lab.usual), text: null }];
    const { client } = this;
    const isOther = client !== this.#client || changed.has('asOf');
    if (!client || !this.seen || (!isOther && (this.answer ?? this.failure ?? this.#asking))) return;
    this.#client?.users.delete(this);
    this.#client = client;
    client.users.add(this);
    void this.#ask();
  }

  override render(): TemplateResult | typeof nothing {
    const { answer, drafts, failure, language } = this;
    const words = wordsOf(language);
    const isPlans = failure?.code === 'bad-plan';
    // Without an inventory there is nothing to try a plan on, and that is said above.
    if (drafts.length === 0 || (failure && !isPlans && !answer)) return nothing;
    const figures = answer && this.#figuresOf(answer);
    return html`<section aria-busy=${this.pending}>
      <div class="head">
        <h2 part="title">${words.lab.title}</h2>
        <p class="muted">${words.note.plan}</p>
      </div>
      ${failure && !isPlans ? failureFace(failure, language, () => void this.#ask()) : nothing}
      <div class="bench">
        <div class="editor">
          ${tabs(
            {
              names: drafts.map(({ plan }) => plan.name),
              edited: this.edited,
              asText: this.asText,
              edit: (at) => (this.edited = at),
              write: this.#write,
              toggle: this.#toggle,
            },
            language,
          )}
          ${this.#editor()} ${isPlans ? mistakes(failure, drafts.length > 1, language) : nothing}
        </div>
        <div class="outcome">
          <div class=${drafts.length > 1 ? 'pair' : ''}>
            ${(figures?.balances ?? [null]).map((figure) => this.#figure('balance', figure))}
          </div>
          ${drafts.length > 1 ? this.#figure('difference', figures?.difference ?? null) : nothing}
          ${lists({ count: drafts.length, saving: this.saving, save: (...asked) => void this.#save(...asked) }, language)}
        </div>
      </div>
    </section>`;
  }

  #editor(): unknown {
    const { language } = this;
    const draft = this.drafts[this.edited];
    if (!draft) return nothing;
    if (!this.asText) return planForm({ plan: draft.plan, language, change: this.#change });
    return html`<label class="field text">
      <span>${wordsOf(language).lab.text}</span>
      <textarea
        rows="24"
        dir="ltr"
        spellcheck="false"
        autocomplete="off"
        .value=${draft.text ?? planText(draft.plan)}
        @input=${(event: Event) => this.#type((event.currentTarget as HTMLTextAreaElement).value)}
      ></textarea>
    </label>`;
  }

  #figure(outline: Figure['kind'], figure: Figure | null): TemplateResult {
    return html`<oc-figure
      exportparts="title,sentence,tools,legend,chart,table,notes,error"
      lang=${this.language.tag}
      explore="none"
      .client=${this.client}
      .outline=${outline}
      .figure=${figure}
    ></oc-figure>`;
  }

  readonly #change = (plan: Plan): void => {
    this.#put({ plan, text: null });
    this.#pause.then(() => void this.#ask());
  };

  #type(text: string): void {
    const draft = this.drafts[this.edited];
    if (!draft) return;
    this.#put({ ...draft, text });
    this.#pause.then(() => void this.#ask(), WRITING_MS);
  }

  /** What is in a text and cannot be read stays there, until it is discarded by going back to the form. */
  readonly #write = (asText: boolean): void => {
    this.asText = asText;
    const draft = this.drafts[this.edited];
    if (!draft || asText) return;
    const isUnread = draft.text !== null;
    this.#put({ ...draft, text: null });
    if (isUnread) void this.#ask();
  };

  #put(draft: Draft): void {
    this.drafts = this.drafts.map((one, at) => (at === this.edited ? draft : one));
  }

  readonly #toggle = (): void => {
    const [first, second] = this.drafts;
    if (!first) return;
    const name = wordsOf(this.language).lab.other(first.plan.name);
    this.drafts = second ? [first] : [first, { plan: { ...first.plan, name }, text: null }];
    this.edited = second ? 0 : 1;
    void this.#ask();
  };

  /** The last change wins: what was asked before is given up. */
  async #ask(): Promise<void> {
    const { client, drafts } = this;
    const [first, second] = drafts;
    if (!client || !first) return;
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    this.pending = true;
    try {
      const answer = await askScenario(client, this.#question(first, second), asking.signal);
      if (asking !== this.#asking) return;
      this.#take(answer, drafts);
    } catch (error) {
      if (asking !== this.#asking || asking.signal.aborted) return;
      this.#fail(error as StatsFailure);
    }
    this.#asking = null;
    this.pending = false;
  }

  #take(answer: RetentionComparison, asked: readonly Draft[]): void {
    this.answer = answer;
    this.failure = null;
    const read = [answer.plan, answer.planAgainst];
    // What was written is now known as a plan; what has been written since stays.
    this.drafts = this.drafts.map((draft, at) => {
      const plan = read[at];
      return draft === asked[at] && draft.text !== null && plan ? { plan, text: draft.text } : draft;
    });
    this.dispatchEvent(new OcStatsLoadEvent({ path: 'retention/scenario', answer }));
  }

  #question(first: Draft, second?: Draft) {
    return {
      plan: first.text ?? first.plan,
      ...(second ? { against: second.text ?? second.plan } : {}),
      ...(this.asOf ? { asOf: this.asOf } : {}),
    };
  }

  readonly #save = async (at: number, format: ActionFormat): Promise<void> => {
    const { client, drafts } = this;
    const draft = drafts[at];
    if (!client || !draft) return;
    this.saving = true;
    try {
      const { file, name } = await askActions(client, format, this.#question(draft));
      download(file, name);
    } catch (error) {
      this.#fail(error as StatsFailure);
    }
    this.saving = false;
  };

  #fail(failure: StatsFailure): void {
    this.failure = failure;
    // A plan that is being written is wrong most of the time.
    if (failure.code !== 'bad-plan') warnOnce(`${failure.code}: ${failure.message}`);
    this.dispatchEvent(new OcStatsErrorEvent(failure));
  }

  #figuresOf(answer: RetentionComparison) {
    const of = [answer, this.language.tag];
    if (this.#figures?.of.every((one, at) => one === of[at])) return this.#figures;
    const { against, planAgainst } = answer;
    const other = against && planAgainst ? [{ ...answer, scenario: against, plan: planAgainst }] : [];
    const balances = [answer, ...other].map((each) => balanceFigure(each, ''));
    this.#figures = { of, balances, difference: differenceFigure(answer, '') };
    return this.#figures;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-retention-lab': OcRetentionLab;
  }
}
