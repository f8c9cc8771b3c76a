import type { FakeContext } from './environment.ts';

/** As Java reads them: anything but "true" is false. */
export function flag(c: FakeContext, name: string): boolean {
  return c.req.query(name)?.toLowerCase() === 'true';
}

/** `null` for what is no number: JAX-RS then finds no such resource. */
export function integer(c: FakeContext, name: string): number | undefined | null {
  const text = c.req.query(name);
  if (text === undefined || text === '') return undefined;
  return /^-?\d{1,9}$/.test(text) ? Number(text) : null;
}
