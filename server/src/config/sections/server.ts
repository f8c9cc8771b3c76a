import { z } from 'zod';
import { address, origins, text, whole, yesNo } from '../values.ts';

/** How many questions one token, or the machines of one network, may ask. */
const rateLimit = z.strictObject({
  perMinute: whole(1, 1_000_000).default(3_000),
  burst: whole(1, 1_000_000).default(600),
});

export const server = z.strictObject({
  host: text.default('127.0.0.1'),
  port: whole(0, 65_535).default(8040),
  publicUrl: address.optional(),
  trustProxy: yesNo.default(false),
  cors: origins.default('*'),
  embed: origins.optional(),
  rateLimit: rateLimit.optional(),
});
