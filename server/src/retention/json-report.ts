import type { RetentionWarning } from '@oc-stats/contract';
import type { Answered } from './report.ts';

/** The document of the contract, on one line and piece by piece: a million rows may be wrong. */
export async function* jsonReport(
  { answers, comparison, scenarios }: Answered,
  warnings: AsyncIterable<readonly RetentionWarning[]>,
): AsyncGenerator<string> {
  const head = safeJson({ ...answers, scenarios, ...(comparison ? { comparison } : {}) });
  yield `${head.slice(0, -1)},"warnings":[`;
  let isFirst = true;
  for await (const piece of warnings) {
    yield `${isFirst ? '' : ','}${piece.map(safeJson).join(',')}`;
    isFirst = false;
  }
  yield ']}\n';
}

/** What could turn round or command a terminal is written by its number; JSON itself does so only below the blank. */
export function safeJson(value: object): string {
  return JSON.stringify(value).replace(COMMANDING, escaped);
}

const COMMANDING = /[\u2028\u2029]|\p{Cc}|\p{Cf}/gu;

function escaped(sign: string): string {
  const units = Array.from({ length: sign.length }, (_, i) => sign.charCodeAt(i));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
