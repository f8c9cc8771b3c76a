import type { Scope, ScopeType } from './scope.ts';

export const API = '/api/v1';
export const BATCH_PATH = `${API}/batch`;
export const METRICS_PATH = `${API}/metrics`;

/** What can be asked about a scope. */
export const QUESTIONS = ['timeline', 'totals', 'matrix', 'segments'] as const;
export type Question = (typeof QUESTIONS)[number];

/** `undefined` and empty values are left out; keys keep their order so that equal questions have equal paths. */
export type Parameters = Readonly<Record<string, string | number | undefined>>;

export function query(parameters: Parameters): string {
  const pairs = Object.entries(parameters)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => `${key}=${encodeURIComponent(String(value)).replaceAll('%2C', ',')}`);
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

export function statsPath(scope: Scope, question: Question, parameters: Parameters = {}): string {
  return `${API}/stats/${scope.type}/${encodeURIComponent(scope.id)}/${question}${query(parameters)}`;
}

export function catalogPath(type: ScopeType, id?: string): string {
  if (type === 'organization') return `${API}/organization`;
  const list = type === 'series' ? `${API}/series` : `${API}/episodes`;
  return id === undefined ? list : `${list}/${encodeURIComponent(id)}`;
}
