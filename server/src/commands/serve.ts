import { pino } from 'pino';
import { loadConfig, type Flags } from '../config/load.ts';
import { createProgress } from '../service/progress.ts';
import { startService } from '../service/service.ts';
import { timeZoneOf } from '../service/settings.ts';
import type { Host } from './host.ts';

/** Runs until it is asked to end. */
export async function serve(host: Host, flags: Flags): Promise<void> {
  const config = loadConfig(flags, host.env, host.cwd);
  const { asked, stderr, stdout, version } = host;
  // On a terminal a person reads along, to whom one line a request says nothing.
  const level = config.log.level ?? (stderr.isTTY ? 'warn' : 'info');
  const log = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, stderr);
  // Beside a log there must be nothing that is no line of the log.
  const lines = { write: (text: string) => log.info(text.trim()) };
  const progress = createProgress('Filling the demo', stderr.isTTY ? stderr : lines);
  const service = await startService({ ...host, config, log, onProgress: progress.update });
  progress.end();
  log.info(
    { version, address: service.address, folder: config.store.folder, timeZone: timeZoneOf(config) },
    'ready',
  );
  stdout.write(`oc-stats ${version} listens on ${service.address}\n`);

  const signal = await asked();
  log.info({ signal }, 'stopping');
  await service.stop();
  log.info('stopped');
}
