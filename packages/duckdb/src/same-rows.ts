import type { Migration } from './schema.ts';

/** Pairs of questions, one to the old database and one to the new, that must have equal answers. */
export function sameRows(
  pairs: (from: string, to: string) => readonly (readonly [before: string, after: string])[],
): Migration['difference'] {
  return async (session, from, to) => {
    for (const [before, after] of pairs(from, to)) {
      const [[count] = []] = await session.rows(
        `SELECT count(*)::INTEGER FROM (((${before}) EXCEPT ALL (${after})) UNION ALL ((${after}) EXCEPT ALL (${before})))`,
      );
      if (count !== 0) return `${String(count)} rows differ in "${after}"`;
    }
    return null;
  };
}
