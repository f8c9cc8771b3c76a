import type { Context } from 'hono';
import type { ApiVersion } from './api-version.ts';
import type { Caller } from './caller.ts';

export interface Environment {
  Variables: { caller: Caller; version: ApiVersion };
}

export type FakeContext = Context<Environment>;
