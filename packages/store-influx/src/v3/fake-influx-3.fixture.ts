import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FakePoint } from '../flux/fake-influx-2.fixture.ts';

interface Question {
  readonly db: string;
  readonly q: string;
  readonly params: Readonly<Record<string, string>>;
  readonly format: string;
}

/**
 * Speaks the protocol of 3.x and only the few statements that oc-stats sends, known by their shape. What a real server
 * makes of them it does not prove.
 */
export async function startFakeInflux3(points: readonly FakePoint[]) {
  const questions: Question[] = [];
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      const headers = { 'content-type': 'application/json', 'x-influxdb-version': '3.2.0' };
      if (request.url === '/ping') return response.writeHead(200, headers).end('{"version":"3.2.0"}');
      if (request.headers.authorization !== 'Bearer secret')
        return response.writeHead(401, headers).end('{"error":"no"}');
      const question = JSON.parse(body) as Question;
      questions.push(question);
      if (question.db !== 'opencast') {
        return response.writeHead(404, headers).end(`{"error":"database not found: ${question.db}"}`);
      }
      return response.writeHead(200, headers).end(JSON.stringify(answer(points, question)));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    questions,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(points: readonly FakePoint[], question: Question): object[] {
  const { q } = question;
  if (q.startsWith('SHOW TAG KEYS')) return keys(points, 'tagKey', ({ tags }) => tags);
  if (q.startsWith('SHOW FIELD KEYS')) return keys(points, 'fieldKey', ({ fields }) => fields);
  const [, measurement = ''] = /FROM "(\w+)"/.exec(q) ?? [];
  const found = points
    .filter((point) => point.measurement === measurement && meets(point, question))
    .sort((a, b) => a.seconds - b.seconds);
  const [, tag = ''] = /WITH KEY = "(\w+)"/.exec(q) ?? [];
  if (q.startsWith('SHOW TAG VALUES')) {
    return [...new Set(found.flatMap(({ tags }) => tags[tag] ?? []))].map((value) => ({ key: tag, value }));
  }
  const listed = /^SELECT (.*) FROM/.exec(q)?.[1] ?? '';
  const grouped = /GROUP BY ([^O]*)/.exec(q)?.[1] ?? '';
  const names = [...`${listed} ${grouped}`.matchAll(/"(\w+)"/g)].map(([, name = '']) => name);
  const rows = found.map(({ tags, fields, seconds }) => {
    const all: Record<string, unknown> = { ...tags, ...fields };
    const time = new Date(seconds * 1_000).toISOString().slice(0, 19);
    const present = names.filter((name) => all[name] !== undefined).map((name) => [name, all[name]]);
    return { 'iox::measurement': measurement, time, ...Object.fromEntries(present) };
  });
  if (!q.endsWith('LIMIT 1')) return rows;
  return q.includes('DESC') ? rows.slice(-1) : rows.slice(0, 1);
}

function meets({ tags, seconds }: FakePoint, { q, params }: Question): boolean {
  const equal = [...q.matchAll(/\(?("\w+" = \$v\d+(?: OR "\w+" = \$v\d+)*)\)?/g)].map(([, group = '']) =>
    [...group.matchAll(/"(\w+)" = \$(v\d+)/g)].some(
      ([, tag = '', name = '']) => (tags[tag] ?? '') === params[name],
    ),
  );
  const times = [...q.matchAll(/time (>=|<) '([^']+)'/g)].map(([, sign, time = '']) =>
    sign === '<' ? seconds < Date.parse(time) / 1_000 : seconds >= Date.parse(time) / 1_000,
  );
  return [...equal, ...times].every(Boolean);
}

function keys(points: readonly FakePoint[], column: string, of: (point: FakePoint) => object): object[] {
  const names = new Set(
    points.flatMap((point) => Object.keys(of(point)).map((key) => `${point.measurement} ${key}`)),
  );
  return [...names].map((name) => ({ 'iox::measurement': name.split(' ')[0], [column]: name.split(' ')[1] }));
}

async function read(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}
