/** One question to Opencast: JSON comes back, or `null` for 404 and for an empty answer. */
export type Ask = (request: ApiRequest) => Promise<unknown>;

export interface ApiRequest {
  /** From the root of Opencast, ready for a URL. */
  readonly path: string;
  /** Resources have versions; without it, plain JSON. */
  readonly accept?: string;
  readonly signal?: AbortSignal | undefined;
  /** What is too long for a URL is sent as a form. Still a question: it changes nothing and may be repeated. */
  readonly form?: Readonly<Record<string, string>>;
}

/** `/api/info` and `/api/version` know no versions, and of resources it is the newest. */
export const PLAIN = 'application/json';
