import { formatNumber, type Language } from '@oc-stats/figures';
import { wordsOf } from '@oc-stats/figures/retention';
import { labWordsOf, type LabWords } from '@oc-stats/figures/retention/plans';
import { html, nothing, type TemplateResult } from 'lit';
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
  const { lab } = labWordsOf(language);
  const put: Put = (path, value) => change(withValue(plan, path, value));
  return html`<div class="form">
    ${aboutOf(plan, language)} ${saysMore(plan) ? html`<p class="muted">${lab.rest}</p>` : nothing}
    ${textField({
      label: lab.name,
      value: plan.name,
      write: (name) => name.trim() && put(['name'], name.trim()),
    })}
    ${rulesOf(form, put)} ${runsOf(form, put)} ${quotasOf(form, put)} ${pricesOf(form, put)}
  </div>`;
}

function rulesOf({ change, language, plan }: PlanForm, put: Put): TemplateResult {
  const { action, lab } = labWordsOf(language);
  const { rules } = plan;
  const add = () => change({ ...plan, rules: [...rules, anotherRule(rules, lab)] });
  return html`<fieldset class="plain">
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

/** Where it is written down, and what of that is only approximated here. */
function aboutOf({ note, source }: Plan, language: Language): unknown {
  if (!note && !source) return nothing;
  // Whoever writes a plan may write anything; only addresses of the web are followed.
  const isAddress = /^https?:\/\/\S+$/.test(source ?? '');
  const text = html`<bdi>${source}</bdi>`;
  return html`<details>
    <summary>${labWordsOf(language).lab.about}</summary>
    <p class="about muted">${note?.trim()}</p>
    <p class="about muted">
      ${isAddress ? html`<a href=${source} target="_blank" rel="noopener noreferrer">${text}</a>` : text}
    </p>
  </details>`;
}

/** Folded away what most plans do not say; open what this one does. */
function section(label: string, open: boolean, fields: readonly unknown[]): TemplateResult {
  return html`<details class="section" ?open=${open}>
    <summary>${label}</summary>
    <div class="row" role="group" aria-label=${label}>${fields}</div>
  </details>`;
}

function runsOf({ language, plan }: PlanForm, put: Put): TemplateResult {
  const { lab } = labWordsOf(language);
  const horizon = plan.horizon ?? USUAL_HORIZON;
  return section(lab.runs, false, [
    numberField({
      label: lab.day,
      value: plan.runs?.monthly,
      least: 1,
      most: 31,
      step: 1,
      write: (day) => put(['runs'], day === undefined ? undefined : { monthly: day }),
    }),
    textField({
      label: lab.yearly,
      value: namesOf(plan.runs?.yearly),
      write: (text) => {
        const days = namesIn(text);
        put(['runs'], days ? { yearly: days } : undefined);
      },
    }),
    sliderField({
      label: lab.horizon,
      value: horizon,
      least: 6,
      most: Math.max(120, horizon),
      text: wordsOf(language).months,
      move: (count) => put(['horizon'], count),
    }),
  ]);
}

function quotasOf({ language, plan }: PlanForm, put: Put): TemplateResult {
  const { lab } = labWordsOf(language);
  const percent = Math.round((plan.intake?.share ?? (plan.intake ? 1 : 0)) * 100);
  return section(lab.quotas, plan.quotas !== undefined, [
    ...(['stored', 'archived', 'created'] as const).map((quota) =>
      numberField({
        label: lab.quota[quota],
        value: plan.quotas?.[quota],
        write: (hours) => put(['quotas', quota], hours),
      }),
    ),
    sliderField({
      label: lab.intake,
      value: percent,
      least: 0,
      most: Math.max(200, percent),
      text: (share) => `${formatNumber(share, language)} %`,
      move: (share) => put(['intake', 'share'], share / 100),
    }),
  ]);
}

function pricesOf({ language, plan }: PlanForm, put: Put): TemplateResult {
  const { lab } = labWordsOf(language);
  return section(lab.prices, plan.prices !== undefined, [
    ...(['storedHourYear', 'archivedHourYear', 'createdHour', 'year'] as const).map((price) =>
      numberField({
        label: lab[price],
        value: plan.prices?.[price],
        write: (amount) => put(['prices', price], amount),
      }),
    ),
    textField({
      label: lab.currency,
      value: plan.prices?.currency ?? '',
      write: (currency) => plan.prices && put(['prices', 'currency'], currency.trim() || undefined),
    }),
  ]);
}

/** Without a place to go to it is taken away. */
function moved(rules: readonly Rule[], at: number, to: number | null): Rule[] {
  const others = rules.filter((_, place) => place !== at);
  const rule = rules[at];
  if (to !== null && rule) others.splice(to, 0, rule);
  return others;
}

/** Lists say by which rule something happens, so no two have one name. */
function anotherRule(rules: readonly Rule[], lab: LabWords['lab']): Rule {
  let no = rules.length + 1;
  while (rules.some(({ name }) => name === lab.rule(String(no)))) no += 1;
  return { name: lab.rule(String(no)), action: 'notify', since: 'last-view', after: '12 months' };
}
