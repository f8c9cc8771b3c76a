import { z } from 'zod';
import { address, duration, secret, text, whole, yesNo } from '../values.ts';

export const ACCESS_MODES = ['open', 'token', 'opencast'] as const;
const ALGORITHMS = ['HS256', 'EdDSA', 'ES256'] as const;

/** The first signs, all verify. Without any the service keeps keys of its own in the data folder. */
const key = z.strictObject({
  id: text.max(100, 'a text of at most 100 characters'),
  algorithm: z.enum(ALGORITHMS, 'HS256, EdDSA or ES256'),
  secret: secret.min(32, 'at least 32 characters').optional(),
  privateKey: secret.optional(),
  publicKey: text.optional(),
});

const jwt = z.strictObject({
  jwksUri: address.optional(),
  publicKey: text.optional(),
  secret: secret.min(32, 'at least 32 characters').optional(),
  algorithm: text.optional(),
  issuer: text.optional(),
  audience: text.optional(),
  rolesClaim: text.default('roles'),
  trustRoles: yesNo.default(false),
});

export const access = z.strictObject({
  mode: z.enum(ACCESS_MODES, 'open, token or opencast').optional(),
  token: z
    .strictObject({
      keys: z.array(key, 'a list of keys').optional(),
      longest: duration.default('PT1H'),
    })
    .prefault({}),
  opencast: z
    .strictObject({
      action: text.default('write'),
      organizationRole: text.optional(),
      retentionRole: text.optional(),
      cookie: text.default('JSESSIONID'),
      jwt: jwt.optional(),
    })
    .prefault({}),
});

export const privacy = z.strictObject({
  minimumVisitors: whole(0, 1_000).optional(),
  minimumForSegments: whole(0, 1_000).optional(),
});
