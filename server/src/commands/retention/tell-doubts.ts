import type { Assumed } from '../../retention/report.ts';
import { formatCount } from '../../retention/format.ts';
import { plain } from '../../retention/text/plain.ts';
import type { Host } from '../host.ts';

/** Beside answers that say nothing of it: how much of the reports is doubtful, and what plans name that is not there. */
export function tellDoubts(
  { stderr }: Pick<Host, 'stderr'>,
  warnings: readonly { readonly code: string; readonly count: number }[],
  assumed: readonly Assumed[],
): void {
  const total = warnings.reduce((sum, { count }) => sum + count, 0);
  const kinds = warnings.map(({ code, count }) => `${code} ${formatCount(count)}`);
  if (total > 0)
    stderr.write(`${total === 1 ? 'One warning' : `${formatCount(total)} warnings`}: ${kinds.join(', ')}\n`);
  for (const { assumptions, plan } of assumed)
    for (const { code, message } of assumptions)
      if (code === 'matches-nothing') stderr.write(`${plain(plan)}: ${plain(message)}\n`);
}
