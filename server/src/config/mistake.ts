/** Something in the configuration that a person has to put right. */
export interface Mistake {
  /** `config.yaml:12:3`, or the name of a variable or flag. */
  readonly place: string;
  readonly message: string;
}

export class ConfigError extends Error {
  readonly mistakes: readonly Mistake[];

  constructor(mistakes: readonly Mistake[]) {
    const head =
      mistakes.length === 1
        ? 'The configuration has a mistake:'
        : `The configuration has ${mistakes.length} mistakes:`;
    super([head, ...mistakes.map(({ place, message }) => `  ${place}  ${message}`)].join('\n'));
    this.name = 'ConfigError';
    this.mistakes = mistakes;
  }
}
