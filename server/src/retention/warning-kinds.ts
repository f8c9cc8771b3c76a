import type { RetentionWarning } from '@oc-stats/contract';
import type { WarningKind } from './report.ts';

/** So many of each kind are shown where there is no room for all. */
const SHOWN = 3;

/** What is wrong, the most frequent kind first. */
export async function warningKinds(
  pieces: AsyncIterable<readonly RetentionWarning[]>,
): Promise<WarningKind[]> {
  const kinds = new Map<string, { code: string; count: number; first: RetentionWarning[] }>();
  for await (const piece of pieces) {
    for (const warning of piece) {
      let kind = kinds.get(warning.code);
      if (!kind) kinds.set(warning.code, (kind = { code: warning.code, count: 0, first: [] }));
      kind.count += 1;
      if (kind.first.length < SHOWN) kind.first.push(warning);
    }
  }
  return [...kinds.values()].sort((a, b) => b.count - a.count);
}
