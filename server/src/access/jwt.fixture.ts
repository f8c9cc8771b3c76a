import { generateKeyPairSync } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { SignJWT } from 'jose';
import { NOW } from '../app.fixture.ts';
import { series } from './opencast-site.fixture.ts';

/** The key of an LMS that signs who somebody is. */
export const PAIR = generateKeyPairSync('ec', { namedCurve: 'P-256' });
export const PUBLIC = PAIR.publicKey.export({ type: 'spki', format: 'pem' }).toString();
export const SECRET = 'a secret that the LMS shares with us';

export interface Said {
  readonly claims?: object;
  readonly header?: object;
  readonly key?: Parameters<SignJWT['sign']>[0];
}

/** Anna teaches the series. */
export function jwt({ claims = {}, header = {}, key = PAIR.privateKey }: Said = {}): Promise<string> {
  const now = NOW.getTime() / 1_000;
  return new SignJWT({ sub: 'anna', exp: now + 60, roles: [`${series.id}_Instructor`], ...claims })
    .setProtectedHeader({ alg: 'ES256', kid: 'lms', ...header })
    .sign(key);
}

export const jwkOf = (pair: { readonly publicKey: typeof PAIR.publicKey }, kid: string) => ({
  ...pair.publicKey.export({ format: 'jwk' }),
  kid,
  alg: 'ES256',
});

/** Where the LMS publishes its keys; `answer` decides each time how. */
export async function jwksServer(
  context: TestContext,
  answer: (response: ServerResponse) => void,
): Promise<{ readonly jwksUri: string; readonly asked: () => number }> {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    jwksUri: `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`,
    asked: () => asked,
  };
}

export function sendKeys(response: ServerResponse, keys: readonly object[]): void {
  response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ keys }));
}
