import type { Logger } from 'pino';

/** What every request carries from the first step on. */
export interface Env {
  Bindings: {
    /** The request is a question of a batch, which has a line in the log already. */
    readonly batch?: boolean;
  };
  Variables: {
    requestId: string;
    log: Logger;
  };
}
