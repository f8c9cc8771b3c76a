import { civilDay } from '../service/civil-day.ts';
import { loadConfig, type Flags } from '../config/load.ts';
import { askOwner } from '../service/control.ts';
import { timeZoneOf } from '../service/settings.ts';
import type { Status } from '../service/status.ts';
import { print, type Format, type Host } from './host.ts';
import { asOwner } from './owner.ts';

interface Finding {
  readonly what: string;
  readonly ok: boolean;
  readonly message: string;
}

/** Looks at everything that a start needs, and says of each whether it is there. */
export async function check(host: Host, flags: Flags, { format }: { format: Format }): Promise<boolean> {
  const config = loadConfig(flags, host.env, host.cwd);
  const { folder } = config.store;
  const timeZone = timeZoneOf(config);
  const findings: Finding[] = [
    { what: 'configuration', ok: true, message: config.file ?? 'no file; every value is the usual one' },
    await finding('catalogue', async () => {
      const { catalog } = await host.adapters.openDemo({ today: civilDay(host.clock(), timeZone), timeZone });
      return `built-in demo, ${catalog.size.series} series and ${catalog.size.episodes} episodes`;
    }),
    await finding('store', async () => {
      const running = await askOwner<Status>(folder, 'GET', '/status');
      if (running) return `${folder}, in use by the service at ${running.service?.address}`;
      const { engine, version } = await asOwner(host, config, (store) => store.health());
      return `${folder}, ${engine} ${version}`;
    }),
  ];
  const ok = findings.every((one) => one.ok);
  const lines = findings.map((one) => `${one.ok ? 'ok    ' : 'failed'}  ${one.what}: ${one.message}\n`);
  print(host, format, { ok, findings }, lines.join(''));
  return ok;
}

async function finding(what: string, look: () => Promise<string>): Promise<Finding> {
  try {
    return { what, ok: true, message: await look() };
  } catch (error) {
    return { what, ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}
