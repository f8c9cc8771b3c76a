import type { Logger } from 'pino';
import type { Grant } from '../access/grant.ts';

/** What every request carries from the first step on. */
export interface Env {
  Bindings: {
    /** The request is a question of a batch, which has a line in the log already. */
    readonly batch?: boolean;
    /** What the batch may see, its questions may, as long as it may. */
    readonly grant?: () => Promise<Grant>;
    /** What the web server knows of the connection. */
    readonly incoming?: { readonly socket: { readonly remoteAddress?: string | undefined } };
  };
  Variables: {
    requestId: string;
    log: Logger;
    /** What whoever asks may see. Set wherever something can be seen. */
    grant: Grant;
  };
}
