import { isIP } from 'node:net';
import type { Config } from './schema.ts';

export interface Refusal {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** What is well written, but must not or cannot be done. */
export function refusals(config: Config): Refusal[] {
  return [
    ...accessRefusals(config),
    ...privacyRefusals(config),
    ...sourceRefusals(config),
    ...termRefusals(config.calendar.terms ?? []),
  ];
}

export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '');
  return bare === 'localhost' || bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'));
}

function accessRefusals({ access, server }: Config): Refusal[] {
  if (access.mode !== undefined && access.mode !== 'open') {
    const message = `access.mode: this version only knows "open", found "${access.mode}".`;
    return [{ path: ['access', 'mode'], message }];
  }
  if (isLoopback(server.host)) return [];
  return [
    {
      path: ['server', 'host'],
      message:
        `server.host: ${server.host} can be reached from other machines, and access.mode "open" would show all ` +
        'numbers to everybody there. Listen on 127.0.0.1 (a reverse proxy that checks who asks may stand before it).',
    },
  ];
}

function privacyRefusals({ privacy }: Config): Refusal[] {
  if (privacy.minimumVisitors === 0) return [];
  const message =
    'privacy.minimumVisitors: this version cannot withhold small numbers yet; only 0 is possible.';
  return [{ path: ['privacy', 'minimumVisitors'], message }];
}

function sourceRefusals({ opencast, influxdb }: Config): Refusal[] {
  const refused: Refusal[] = [];
  if (influxdb) {
    refused.push({
      path: ['influxdb'],
      message: 'influxdb: this version reads its embedded store only. Leave the section out to run on that.',
    });
  }
  if (opencast) {
    refused.push({
      path: ['opencast'],
      message:
        'opencast: this version runs on its built-in demo catalogue only. Leave the section out to run on that.',
    });
  }
  return refused;
}

function termRefusals(terms: NonNullable<Config['calendar']['terms']>): Refusal[] {
  return terms.flatMap((term, index) => {
    const path = ['calendar', 'terms', index];
    const name = `calendar.terms[${index + 1}]`;
    const before = terms.slice(0, index);
    if (term.from > term.to) return [{ path, message: `${name}: "${term.id}" ends before it begins.` }];
    if (before.some(({ id }) => id === term.id))
      return [{ path, message: `${name}: there are two terms "${term.id}".` }];
    const other = before.find(({ from, to }) => from <= term.to && term.from <= to);
    return other ? [{ path, message: `${name}: "${term.id}" overlaps "${other.id}".` }] : [];
  });
}
