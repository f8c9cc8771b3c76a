import { formatNumber, type Language } from '@oc-stats/figures';
import { wordsOf, type RetentionWords } from '@oc-stats/figures/retention';
import { html, type TemplateResult } from 'lit';
import { numberField, sliderField, textField } from './fields.ts';
import { namesIn, namesOf, saysMore, withValue, type Path, type Plan, type Rule } from './plan-value.ts';
import { ruleFields } from './rule-fields.ts';

export interface PlanForm {
  readonly plan: Plan;
  readonly language: Language;
  readonly change: (plan: Plan) => void;
}

/** Puts something else at a place of the plan. */
export type Put = (path: Path, value: unknown) => void;

const USUAL_HORIZON = 36;

/** The usual parts of a plan, each with a field; what it says beyond them stays in it. */
export function planForm(form: PlanForm): TemplateResult {
  const { change, language, plan } = form;
  const { lab } = wordsOf(language);
  const put: Put = (path, value) => change(withValue(plan, path, value));
  return html`<div class="form">
    ${saysMore(plan) ? html`<p class="muted">${lab.rest}</p>` : null}
    ${textField({
      label: lab.name,
      value: plan.name,
      write: (name) => name.trim() && put(['name'], name.trim()),
    })}
    ${rulesOf(form, put)} ${runsOf(form, put)} ${quotasOf(form, put)} ${pricesOf(form, put)}
  </div>`;
}

function rulesOf({ change, language, plan }: PlanForm, put: Put): TemplateResult {
  const { action, lab } = wordsOf(language);
  const { rules } = plan;
  const add = () => change({ ...plan, rules: [...rules, anotherRule(rules, lab)] });
  return html`<fieldset>
    <legend>${lab.rules}</legend>
    <ol class="rules">
      ${rules.map(
        (rule, at) =>
          html`<li>
            ${ruleFields({
              rule,
              at,
              count: rules.length,
              language,
              put: (path, value) => put(['rules', at, ...path], value),
              reorder: (to) => put(['rules'], moved(rules, at, to)),
            })}
          </li>`,
      )}
    </ol>
    <button type="button" @click=${add}>${action.add}</button>
  </fieldset>`;
}

function runsOf({ language, plan }: PlanForm, put: Put): TemplateResult {
  const { lab, months } = wordsOf(language);
  const horizon = plan.horizon ?? USUAL_HORIZON;
  return html`<fieldset class="row">
    <legend>${lab.runs}</legend>
    ${numberField({
      label: lab.day,
      value: plan.runs?.monthly,
      least: 1,
      most: 31,
      step: 1,
      write: (day) => put(['runs'], day === undefined ? undefined : { monthly: day }),
    })}
    ${textField({
      label: lab.yearly,
      value: namesOf(plan.runs?.yearly),
      write: (text) => {
        const days = namesIn(text);
        put(['runs'], days ? { yearly: days } : undefined);
      },
    })}
    ${sliderField({
      label: lab.horizon,
      value: horizon,
      least: 6,
      most: Math.max(120, horizon),
      text: months,
      move: (count) => put(['horizon'], count),
    })}
  </fieldset>`;
}

function quotasOf({ language, plan }: PlanForm, put: Put): TemplateResult {
  const { lab } = wordsOf(language);
  const percent = Math.round((plan.intake?.share ?? (plan.intake ? 1 : 0)) * 100);
  return html`<fieldset class="row">
    <legend>${lab.quotas}</legend>
    ${(['stored', 'archived', 'created'] as const).map((quota) =>
      numberField({
        label: lab.quota[quota],
        value: plan.quotas?.[quota],
        write: (hours) => put(['quotas', quota], hours),
      }),
    )}
    ${sliderField({
      label: lab.intake,
      value: percent,
      least: 0,
      most: Math.max(200, percent),
      text: (share) => `${formatNumber(share, language)} %`,
      move: (share) => put(['intake', 'share'], share / 100),
    })}
  </fieldset>`;
}

function pricesOf({ language, plan }: PlanForm, put: Put): TemplateResult {
  const { lab } = wordsOf(language);
  return html`<fieldset class="row">
    <legend>${lab.prices}</legend>
    ${(['storedHourYear', 'archivedHourYear', 'createdHour', 'year'] as const).map((price) =>
      numberField({
        label: lab[price],
        value: plan.prices?.[price],
        write: (amount) => put(['prices', price], amount),
      }),
    )}
    ${textField({
      label: lab.currency,
      value: plan.prices?.currency ?? '',
      write: (currency) => plan.prices && put(['prices', 'currency'], currency.trim() || undefined),
    })}
  </fieldset>`;
}

/** Without a place to go to it is taken away. */
function moved(rules: readonly Rule[], at: number, to: number | null): Rule[] {
  const others = rules.filter((_, place) => place !== at);
  const rule = rules[at];
  if (to !== null && rule) others.splice(to, 0, rule);
  return others;
}

/** Lists say by which rule something happens, so no two have one name. */
function anotherRule(rules: readonly Rule[], lab: RetentionWords['lab']): Rule {
  let no = rules.length + 1;
  while (rules.some(({ name }) => name === lab.rule(String(no)))) no += 1;
  return { name: lab.rule(String(no)), action: 'notify', since: 'last-view', after: '12 months' };
}
