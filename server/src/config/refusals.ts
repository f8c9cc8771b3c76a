import { isLoopback } from '../loopback.ts';
import type { Config } from './schema.ts';

export interface Refusal {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** What is well written, but must not or cannot be done. */
export function refusals(config: Config): Refusal[] {
  return [...accessRefusals(config), ...sourceRefusals(config), ...termRefusals(config.calendar.terms ?? [])];
}

function accessRefusals({ access, opencast, server }: Config): Refusal[] {
  const mode = access.mode ?? 'open';
  const refused: Refusal[] = [];
  if (mode === 'open' && !isLoopback(server.host)) {
    refused.push({
      path: ['server', 'host'],
      message:
        `server.host: ${server.host} can be reached from other machines, and access.mode "open" would show all ` +
        'numbers to everybody there. Set access.mode to "token" or "opencast", or listen on 127.0.0.1.',
    });
  }
  if (mode === 'opencast' && !opencast) {
    const message =
      'access.mode: "opencast" asks Opencast who somebody is; set the section "opencast" as well.';
    refused.push({ path: ['access', 'mode'], message });
  }
  for (const [index, key] of (access.token.keys ?? []).entries()) {
    const isWhole = key.algorithm === 'HS256' ? key.secret : (key.publicKey ?? key.privateKey);
    if (isWhole) continue;
    const wanted =
      key.algorithm === 'HS256' ? 'a "secret"' : 'a "privateKey", or a "publicKey" only to verify';
    const message = `access.token.keys[${index + 1}]: a key for ${key.algorithm} needs ${wanted}.`;
    refused.push({ path: ['access', 'token', 'keys', index], message });
  }
  return refused;
}

function sourceRefusals({ collect, influxdb, opencast, retention, store }: Config): Refusal[] {
  const refused: Refusal[] = [];
  const refuse = (path: readonly PropertyKey[], message: string) => refused.push({ path, message });
  if (influxdb && !opencast) {
    refuse(
      ['influxdb'],
      'influxdb: InfluxDB has numbers without names. Set the section "opencast" as well, where titles and rights come from.',
    );
  }
  if ((store.source === 'influxdb' || store.source === 'mirror') && !influxdb) {
    refuse(
      ['store', 'source'],
      `store.source: "${store.source}" reads an InfluxDB; set the section "influxdb".`,
    );
  }
  if (store.source === 'opencast' && !opencast) {
    refuse(['store', 'source'], 'store.source: "opencast" reads its statistics; set the section "opencast".');
  }
  if (retention.daily !== undefined && !opencast) {
    refuse(
      ['retention', 'daily'],
      'retention.daily: what there is comes from Opencast; set the section "opencast".',
    );
  }
  const { matomo } = collect;
  if (matomo && !opencast) {
    refuse(
      ['collect', 'matomo'],
      'collect.matomo: Matomo does not know which series a recording belongs to. Set the section "opencast" as well.',
    );
  }
  if (matomo?.into === 'influxdb' && !influxdb?.write) {
    refuse(
      ['collect', 'matomo', 'into'],
      'collect.matomo.into: to write into InfluxDB, set the section "influxdb" with "write: true".',
    );
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
