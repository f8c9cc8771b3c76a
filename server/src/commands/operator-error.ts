/** A failure that the person at the command line can do something about: one or two sentences, no stack. */
export class OperatorError extends Error {
  /** Where scripts have to tell it from others. */
  readonly exitCode: number | undefined;

  constructor(message: string, options?: { readonly cause?: unknown; readonly exitCode?: number }) {
    super(message, options);
    this.name = 'OperatorError';
    this.exitCode = options?.exitCode;
  }
}
