import assert from 'node:assert/strict';
import { basicCredentials } from '../../client/basic-credentials.ts';
import { createUniversity } from '../university/create-university.ts';
import { createFakeOpencast } from './create-fake-opencast.ts';

export const university = createUniversity({ seed: 2, today: '2026-11-20', series: 130, episodes: 700 });
export const app = createFakeOpencast(university, { user: 'admin', password: 'opencast' });
export const authorization = basicCredentials('admin', 'opencast');

export function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return Promise.resolve(app.request(path, { headers: { authorization, ...headers } }));
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- whatever is answered
export async function list(path: string, headers: Record<string, string> = {}): Promise<any[]> {
  const response = await get(path, headers);
  assert.equal(response.status, 200, path);
  return (await response.json()) as unknown[];
}
