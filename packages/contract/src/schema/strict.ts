import { z } from '@hono/zod-openapi';

/** A misspelt parameter is an error, not a silently different number. */
export function strict<S extends z.ZodRawShape>(shape: S) {
  const names = Object.keys(shape);
  const known = names.length > 0 ? `Known here are ${names.join(', ')}.` : 'Nothing can be asked here.';
  return z.strictObject(shape, { error: ({ code }) => (code === 'unrecognized_keys' ? known : undefined) });
}
