/** A failure that the person at the command line can do something about: one or two sentences, no stack. */
export class OperatorError extends Error {
  constructor(message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = 'OperatorError';
  }
}
