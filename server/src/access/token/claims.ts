import { z } from 'zod';
import { tokenLimits, TOKEN_AUDIENCE } from '@oc-stats/contract/schema';

/** Nobody looks after a token for longer; seconds. */
export const LONGEST_LIFE = 366 * 24 * 60 * 60;

const time = z.int().min(0).max(1e11);

/** Strict: a limit that is misspelt, or has no meaning, must not be a limit that is missing. */
export const claimsSchema = z
  .strictObject({
    iss: z.string().max(200),
    aud: z.union([z.string(), z.array(z.string())]),
    sub: z.string().max(200).optional(),
    iat: time,
    nbf: time.optional(),
    exp: time,
    jti: z.string().min(1).max(200),
    ...tokenLimits,
    /** Of a token that stands in an address: good for that address only, which `path` is the hash of. */
    use: z.literal('picture').optional(),
    path: z.string().max(100).optional(),
  })
  .refine(({ use, path }) => (use === undefined) === (path === undefined), { path: ['path'] })
  .refine(({ range }) => !range?.from || !range.to || range.from <= range.to, { path: ['range'] });

export type Claims = z.infer<typeof claimsSchema>;

/** What a token says beside when and by whom it was made. */
export type Limits = Pick<Claims, 'scope' | 'metrics' | 'range' | 'origins' | 'use' | 'path' | 'sub'>;

export { TOKEN_AUDIENCE };
