import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakePoint {
  readonly measurement: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, number | string>>;
  readonly seconds: number;
}

export interface FakeRequest {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/**
 * Speaks the protocol of 2.x and no Flux: it knows the few texts that oc-stats sends by their shape. What a real server
 * makes of them it does not prove.
 */
export async function startFakeInflux2(
  points: readonly FakePoint[],
  answer?: (query: string) => string | null,
) {
  const requests: FakeRequest[] = [];
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      const path = request.url ?? '';
      requests.push({ path, headers: request.headers, body });
      if (path.startsWith('/ping')) return response.writeHead(204, { 'x-influxdb-version': 'v2.7.11' }).end();
      if (request.headers.authorization !== 'Token secret') {
        response.writeHead(401, { 'content-type': 'application/json' });
        return response.end('{"code":"unauthorized","message":"unauthorized access"}');
      }
      if (!path.startsWith('/api/v2/query')) return response.writeHead(204).end();
      const { query } = JSON.parse(body) as { query: string };
      response.writeHead(200, { 'content-type': 'text/csv; charset=utf-8' });
      return response.end(
        answer?.(query) ?? (query.includes('schema.') ? schema(points, query) : rows(points, query)),
      );
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function rows(points: readonly FakePoint[], query: string): string {
  const [, start = '', stop = ''] = /range\(start: (\S+), stop: (\S+)\)/.exec(query) ?? [];
  const measurement = texts(/_measurement == ("(?:[^"\\]|\\.)*")/.exec(query)?.[1] ?? '')[0];
  const fields = [...query.matchAll(/r\["_field"\] == ("(?:[^"\\]|\\.)*")/g)].flatMap(([, text = '']) =>
    texts(text),
  );
  const kept = texts(/keep\(columns: \[(.*)\]\)/.exec(query)?.[1] ?? '').filter((name) => name !== '_time');
  const wanted = [
    ...query.matchAll(/\(((?:not exists )?r\["(\w+)"\](?: == "(?:[^"\\]|\\.)*")?(?: or [^)]*)?)\)/g),
  ]
    .filter(([, , tag]) => tag !== '_field')
    .map(([, condition = '', tag = '']) => ({
      tag,
      values: /not exists/.test(condition) ? [undefined] : valuesIn(condition),
    }));
  let found = points
    .filter((point) => point.measurement === measurement)
    .filter(({ seconds }) => seconds >= Date.parse(start) / 1_000 && seconds < Date.parse(stop) / 1_000)
    .filter(({ tags }) => wanted.every(({ tag, values }) => (values as unknown[]).includes(tags[tag])))
    .filter((point) => fields.some((field) => field in point.fields))
    .sort((a, b) => a.seconds - b.seconds);
  if (/limit\(n: 1\)/.test(query)) found = /desc: true/.test(query) ? found.slice(-1) : found.slice(0, 1);
  return table(found, kept, fields);
}

function table(found: readonly FakePoint[], kept: readonly string[], fields: readonly string[]): string {
  if (found.length === 0) return '\r\n';
  const typeOf = (name: string) =>
    fields.includes(name) && !found.some((p) => typeof p.fields[name] === 'string') ? 'long' : 'string';
  const cell = ({ fields: values, tags }: FakePoint, name: string) =>
    csv(String(values[name] ?? tags[name] ?? ''));
  return [
    `#group,false,false,false${',false'.repeat(kept.length)}`,
    `#datatype,string,long,dateTime:RFC3339${kept.map((name) => `,${typeOf(name)}`).join('')}`,
    `#default,_result,,${','.repeat(kept.length)}`,
    `,result,table,_time${kept.map((name) => `,${name}`).join('')}`,
    ...found.map(
      (point) =>
        `,,0,${new Date(point.seconds * 1_000).toISOString()}${kept.map((name) => `,${cell(point, name)}`).join('')}`,
    ),
    '',
    '',
  ].join('\r\n');
}

function schema(points: readonly FakePoint[], query: string): string {
  const results = /tagValues/.test(query)
    ? [{ name: '_result', values: tagValues(points, query) }]
    : [...query.matchAll(/yield\(name: "(tags|fields) (\w+)"\)/g)].map(([, kind = '', name = '']) => ({
        name: `${kind} ${name}`,
        values: keys(points, kind, name),
      }));
  return results
    .filter(({ values }) => values.length > 0)
    .map(({ name, values }) =>
      [
        '#datatype,string,long,string',
        '#group,false,false,false',
        `#default,${name},,`,
        ',result,table,_value',
        ...values.map((value) => `,,0,${csv(value)}`),
        '',
        '',
      ].join('\r\n'),
    )
    .join('\r\n');
}

function tagValues(points: readonly FakePoint[], query: string): string[] {
  const [tag = ''] = texts(/tag: ("(?:[^"\\]|\\.)*")/.exec(query)?.[1] ?? '');
  const conditions = [...query.matchAll(/\(r\["(\w+)"\] == ("(?:[^"\\]|\\.)*")\)/g)];
  const found = points.filter(({ tags }) =>
    conditions.every(([, name = '', text = '']) => tags[name] === texts(text)[0]),
  );
  return [...new Set(found.flatMap(({ tags }) => tags[tag] ?? []))];
}

function keys(points: readonly FakePoint[], kind: string, name: string): string[] {
  const own = points.filter(({ measurement }) => measurement === name);
  return [...new Set(own.flatMap(({ tags, fields }) => Object.keys(kind === 'tags' ? tags : fields)))];
}

function valuesIn(condition: string): string[] {
  return [...condition.matchAll(/== ("(?:[^"\\]|\\.)*")/g)].flatMap(([, text = '']) => texts(text));
}

/** Flux texts without the escapes that JSON does not know. */
function texts(list: string): string[] {
  return list === '' ? [] : (JSON.parse(`[${list.replaceAll('\\${', '${')}]`) as string[]);
}

function csv(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

async function read(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}
