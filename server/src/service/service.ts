import { createStartingApp } from '../starting.ts';
import { createControl, socketPath } from './control.ts';
import { listenOn, listenOnSocket, type Fetch, type OnFailure } from './listen.ts';
import type { ServiceParts } from './parts.ts';
import { settingsOf } from './settings.ts';
import { openSources, type OpenSources } from './sources.ts';
import { statusOf } from './status.ts';

export interface Service {
  readonly address: string;
  /** Takes no more requests, lets the running ones end, and closes the store. */
  stop(): Promise<void>;
}

const PATIENCE_MS = 10_000;

/**
 * Listens first, so that a wrong port is told at once and whoever waits can see that something is coming; then opens
 * the store and the catalogue, fills what is missing, and answers.
 */
export async function startService(parts: ServiceParts): Promise<Service> {
  const { config, log, version } = parts;
  const starting = createStartingApp();
  let answer: Fetch = (request) => starting.fetch(request);
  const { host, port } = config.server;
  const web = await listenOn(host, port, (request) => answer(request), failureLog(log));
  const closing: (() => Promise<void>)[] = [() => web.close(PATIENCE_MS)];
  const stop = async () => {
    for (const close of closing.splice(0)) await close();
  };

  try {
    // Read while the sources open: the framework takes as long to load as the store to open.
    const [sources, { createApp }] = await Promise.all([openSources(parts), import('../app.ts')]);
    closing.push(() => sources.close());
    const app = createApp({
      reader: sources.store,
      catalog: () => sources.demo().catalog,
      clock: parts.clock,
      log,
      settings: settingsOf(config, version, sources.demo().terms),
      ...(parts.assets ? { assets: parts.assets } : {}),
    });
    const control = await openControl(parts, sources, web.address);
    if (control) closing.unshift(control);
    answer = (request) => app.fetch(request);
    return { address: web.address, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function openControl(
  parts: ServiceParts,
  sources: OpenSources,
  address: string,
): Promise<(() => Promise<void>) | null> {
  const { config, log, version } = parts;
  const { folder } = config.store;
  const path = socketPath(folder);
  if (!path) {
    log.warn(
      { folder },
      'the data folder lies too deep for a socket; "status" and "backup" cannot reach this service',
    );
    return null;
  }
  const service = { address, pid: process.pid, since: parts.clock().toISOString() };
  const status = () =>
    statusOf(sources.store, sources.demo().catalog.organization.id, { version, service, folder });
  const socket = await listenOnSocket(path, createControl(sources.store, status), failureLog(log));
  return () => socket.close(1_000);
}

function failureLog(log: ServiceParts['log']): OnFailure {
  return (err) => log.error({ err }, 'unexpected failure outside of the application');
}
