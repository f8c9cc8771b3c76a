/** One question to Opencast: JSON comes back, or `null` for 404 and for an empty answer. */
export type Ask = (request: ApiRequest) => Promise<unknown>;

export interface ApiRequest {
  /** From the root of Opencast, ready for a URL. */
  readonly path: string;
  readonly accept: string;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The oldest version with all fields that oc-stats reads (`start` as entered since 1.4.0, ACLs of series since 1.5.0),
 * so that old servers answer and new ones answer alike.
 */
export const RESOURCE = 'application/v1.5.0+json';
/** `/api/info` and `/api/version` know no versions. */
export const PLAIN = 'application/json';
