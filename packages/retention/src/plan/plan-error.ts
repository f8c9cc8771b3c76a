import { RetentionError } from '../retention-error.ts';

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Something in a plan that a person has to put right. */
export interface PlanMistake extends Place {
  readonly message: string;
}

/** All that is wrong with a plan at once: who has mended one mistake does not want to meet the next. */
export class PlanError extends RetentionError {
  readonly mistakes: readonly PlanMistake[];

  constructor(file: string, mistakes: readonly PlanMistake[]) {
    const told = mistakes.map((mistake) => ({ ...mistake, message: harmless(mistake.message) }));
    const many = mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`;
    const lines = told.map(({ column, line, message }) => `  ${file}:${line}:${column}  ${message}`);
    super('invalid-plan', [`The plan has ${many}:`, ...lines].join('\n'));
    this.mistakes = told;
  }
}

/** What somebody wrote is quoted, and must not forge lines or turn the order of signs. */
function harmless(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
