import type { UniversityEpisode } from '../university/university.ts';

/** The agent of what takes place somewhere else. */
export const PORTABLE = 'portable';
const PLANNED_MS = 90 * 60_000;

export function schedulingOf({ state, start, location }: UniversityEpisode): Record<string, unknown> | null {
  if (state !== 'SCHEDULED') return null;
  const end = new Date(Date.parse(start) + PLANNED_MS).toISOString().replace('.000', '');
  return { agent_id: location === '' ? PORTABLE : location, start, end, inputs: ['default'] };
}
