import { formatNumber, type Language } from '@oc-stats/figures';
import { labWordsOf } from '@oc-stats/figures/retention/plans';
import { html, nothing, type TemplateResult } from 'lit';
import { numberField, selectField, sliderField, textField } from './fields.ts';
import type { Put } from './plan-form.ts';
import {
  namesIn,
  namesOf,
  spanOf,
  spanText,
  UNITS,
  withValue,
  type Rule,
  type Span,
  type Unit,
} from './plan-value.ts';

const ACTIONS = ['notify', 'strip', 'unpublish', 'archive', 'disable', 'delete'] as const;
const CLOCKS = [
  'last-view',
  'created',
  'notified',
  'unpublished',
  'stripped',
  'archived',
  'disabled',
] as const;
/** How far the slider of a time goes. */
const FARTHEST: Readonly<Record<Unit, number>> = { day: 365, week: 104, month: 60, year: 10 };

export interface RuleFields {
  readonly rule: Rule;
  readonly at: number;
  /** How many rules there are. */
  readonly count: number;
  readonly language: Language;
  /** Within the rule. */
  readonly put: Put;
  /** To another place among the rules, or away. */
  readonly reorder: (to: number | null) => void;
}

/** One rule: what happens and when, and folded away what it is limited to. */
export function ruleFields(fields: RuleFields): TemplateResult {
  const { at, language, put, rule } = fields;
  const { lab } = labWordsOf(language);
  return html`<fieldset>
    <legend>${lab.rule(formatNumber(at + 1, language))}: <bdi>${rule.name}</bdi></legend>
    <div class="row">
      ${selectField({
        label: lab.action,
        value: rule.action,
        options: ACTIONS.map((action) => [action, lab.actions[action]]),
        choose: (action) => {
          // Only what is deleted can be brought back.
          const kept = action === 'delete' ? rule : withValue(rule, ['grace'], undefined);
          put([], { ...kept, action });
        },
      })}
      ${selectField({
        label: lab.since,
        value: rule.since ?? 'last-view',
        options: CLOCKS.map((clock) => [clock, lab.sinces[clock]]),
        choose: (clock) => put(['since'], clock),
      })}
      ${afterFields(fields)}
    </div>
    ${scopeFields(fields)} ${orderButtons(fields)}
  </fieldset>`;
}

/** The threshold of a rule: what is moved most, and so a slider. */
function afterFields({ language, put, rule }: RuleFields): TemplateResult {
  const { lab } = labWordsOf(language);
  const span = spanOf(rule.after) ?? { count: 0, unit: 'month' as const };
  const write = (next: Span) => put(['after'], next.count === 0 ? undefined : spanText(next));
  return html`${sliderField({
    label: lab.after,
    value: span.count,
    least: 0,
    most: Math.max(FARTHEST[span.unit], span.count),
    text: lab.spans[span.unit],
    move: (count) => write({ ...span, count }),
  })}`;
}

function unitField({ language, put, rule }: RuleFields): TemplateResult {
  const { lab } = labWordsOf(language);
  const span = spanOf(rule.after);
  return selectField({
    label: lab.units,
    value: span?.unit ?? 'month',
    options: UNITS.map((unit) => [unit, lab.unit[unit]]),
    choose: (unit) => put(['after'], span ? spanText({ ...span, unit: unit as Unit }) : `1 ${unit}`),
  });
}

function scopeFields(fields: RuleFields): TemplateResult {
  const { language, put, rule } = fields;
  const { lab } = labWordsOf(language);
  return html`<details ?open=${rule.where !== undefined || rule.fewerViews !== undefined}>
    <summary>${lab.scope}</summary>
    <div class="row">
      ${textField({
        label: lab.ruleName,
        value: rule.name,
        write: (text) => text.trim() && put(['name'], text.trim()),
      })}
      ${unitField(fields)}
      ${selectField({
        label: lab.watched,
        value: rule.where?.watched ?? '',
        options: [
          ['', lab.watchedAny],
          ['never', lab.watchedNever],
          ['ever', lab.watchedEver],
        ],
        choose: (watched) => put(['where', 'watched'], watched || undefined),
      })}
      ${(['source', 'notSource', 'folder', 'notFolder'] as const).map((key) =>
        textField({
          label: lab[key],
          value: namesOf(rule.where?.[key]),
          write: (text) => put(['where', key], namesIn(text)),
        }),
      )}
      ${numberField({
        label: lab.fewer,
        value: rule.fewerViews?.than,
        least: 1,
        step: 1,
        write: (than) => put(['fewerViews', 'than'], than),
      })}
      ${textField({
        label: lab.notice,
        value: namesOf(rule.notice),
        write: (text) => put(['notice'], namesIn(text)?.map(inDays)),
      })}
      ${
        rule.action === 'delete'
          ? textField({
              label: lab.grace,
              value: namesOf(rule.grace),
              write: (text) => put(['grace'], text.trim() ? inDays(text.trim()) : undefined),
            })
          : nothing
      }
    </div>
  </details>`;
}

/** Notices and graces are of days, mostly: a number alone is meant so. */
function inDays(text: string): string {
  return /^\d+$/.test(text) ? spanText({ count: Number(text), unit: 'day' }) : text;
}

function orderButtons({ at, count, language, reorder }: RuleFields): unknown {
  if (count < 2) return nothing;
  const { action, lab } = labWordsOf(language);
  const name = lab.rule(formatNumber(at + 1, language));
  const button = (text: string, to: number | null) =>
    html`<button
      type="button"
      aria-label="${text}: ${name}"
      ?disabled=${to !== null && (to < 0 || to >= count)}
      @click=${() => reorder(to)}
    >
      ${text}
    </button>`;
  return html`<div class="buttons">
    ${button(action.up, at - 1)} ${button(action.down, at + 1)} ${button(action.remove, null)}
  </div>`;
}
