import type { AccessEntry } from '../../client/opencast-access.ts';
import { hash } from '../university/random.ts';
import type { UniversityEpisode, UniversitySeries } from '../university/university.ts';
import { ANONYMOUS_ROLE, isAdmin, type Caller } from './caller.ts';

/** Most recordings are for the members of their course, as an LMS names them; some are for everybody. */
export function accessOfEpisode({ id, seriesId, kind }: UniversityEpisode): readonly AccessEntry[] {
  if (seriesId === null) return [entry(ANONYMOUS_ROLE, 'read'), ...forRole('ROLE_GROUP_MEDIA_TEAM')];
  const open = kind === 'colloquium' || hash('open', id) % 4 === 0;
  return [...accessOf(seriesId), ...(open ? [entry(ANONYMOUS_ROLE, 'read')] : [])];
}

/** A series that nobody has put anything into has no list either. */
export function accessOfSeries({ id, kind }: UniversitySeries): readonly AccessEntry[] | null {
  return kind === 'empty' ? null : accessOf(id);
}

export function may(caller: Caller, action: string, entries: readonly AccessEntry[] | null): boolean {
  if (isAdmin(caller)) return true;
  return (entries ?? []).some((one) => one.allow && one.action === action && caller.roles.includes(one.role));
}

function accessOf(seriesId: string): readonly AccessEntry[] {
  return [entry(`${seriesId}_Learner`, 'read'), ...forRole(`${seriesId}_Instructor`)];
}

function forRole(role: string): readonly AccessEntry[] {
  return [entry(role, 'read'), entry(role, 'write')];
}

function entry(role: string, action: string): AccessEntry {
  return { allow: true, role, action };
}
