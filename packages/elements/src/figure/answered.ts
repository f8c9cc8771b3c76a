import type { Figure } from '@oc-stats/figures';
import { kindOf } from './kinds.ts';

const QUESTION = /^\/api\/v1\/stats\/(\w+)\/[^/?]+\/(timeline|totals|matrix|segments)(\?|$)/;

/** The kind of figure that answers a question of the API; `null` when it is no such question. */
export function kindFor(path: string): Figure['kind'] | null {
  const [, scope, question] = QUESTION.exec(path) ?? [];
  if (question === 'totals') return 'bars';
  if (question === 'matrix') return 'heat';
  if (question === 'segments') return scope === 'series' ? 'heat' : 'curve';
  return question === 'timeline' ? 'lines' : null;
}

/** Only called when the kind of figure is here. */
export function figureOf(path: string, answer: object, subject: string): Figure | null {
  const kind = kindFor(path);
  return (kind && kindOf(kind)?.figure(answer, subject)) ?? null;
}
