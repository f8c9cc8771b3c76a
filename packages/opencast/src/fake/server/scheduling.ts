import type { UniversityEpisode } from '../university/university.ts';

const PLANNED_MS = 90 * 60_000;

export function schedulingOf({ state, start, location }: UniversityEpisode): Record<string, unknown> | null {
  if (state !== 'SCHEDULED') return null;
  const end = new Date(Date.parse(start) + PLANNED_MS).toISOString().replace('.000', '');
  const agent = location.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return { agent_id: agent === '' ? 'portable' : agent, start, end, inputs: ['default'] };
}
