import type { RetentionPlans } from '@oc-stats/contract';
import type { Language } from '@oc-stats/figures';
import { html, nothing, type TemplateResult } from 'lit';
import type { StatsFailure } from '../client/failure.ts';
import type { Draft } from './drafts.ts';
import { shelf, tabs, type Tabs } from './lab-parts.ts';
import { mistakes, textEditor } from './plan-editor.ts';
import { planForm } from './plan-form.ts';
import { planText } from './plan-text.ts';
import type { Plan } from './plan-value.ts';

export interface LabEditor extends Omit<Tabs, 'names'> {
  readonly drafts: readonly Draft[];
  readonly plans: RetentionPlans['items'];
  /** What is wrong with one of the plans. */
  readonly failure: StatsFailure | null;
  /** The form says something else. */
  readonly change: (plan: Plan) => void;
  readonly type: (text: string) => void;
  /** A plan that comes along takes the place of the one that is edited. */
  readonly take: (text: string) => void;
}

/** All that says what is to be played through: which plan, whose, as a form or as text. */
export function labEditor(editor: LabEditor, language: Language): TemplateResult {
  const { asText, change, drafts, edited, failure, plans, take, type } = editor;
  const draft = drafts[edited];
  const isOwn = failure !== null && (failure.at === 'against' ? 1 : 0) === edited;
  const wrong = failure ? mistakes(failure, drafts.length > 1, language) : nothing;
  return html`<div class="editor">
    ${tabs({ ...editor, names: drafts.map(({ plan }) => plan.name) }, language)}
    ${shelf(plans, take, language)}
    ${
      asText && draft
        ? textEditor(
            { text: draft.text ?? planText(draft.plan), failure: isOwn ? failure : null, write: type },
            language,
          )
        : nothing
    }
    ${wrong} ${asText || !draft ? nothing : planForm({ plan: draft.plan, language, change })}
  </div>`;
}
