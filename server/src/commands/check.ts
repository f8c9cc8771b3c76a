import { loadConfig, type Flags } from '../config/load.ts';
import type { Finding } from '../service/adapters.ts';
import { accessFindings } from './checks/access.ts';
import { sourceFindings } from './checks/sources.ts';
import { print, type Format, type Host } from './host.ts';

/** Looks at everything that a start needs, and says of each whether it is there. */
export async function check(host: Host, flags: Flags, { format }: { format: Format }): Promise<boolean> {
  const config = loadConfig(flags, host.env, host.cwd);
  const findings: readonly Finding[] = [
    { what: 'configuration', ok: true, message: config.file ?? 'no file; every value is the usual one' },
    ...(await sourceFindings(host, config)),
    ...accessFindings(config, host.clock),
  ];
  const ok = findings.every((one) => one.ok);
  const lines = findings.map((one) => `${one.ok ? 'ok    ' : 'failed'}  ${one.what}: ${one.message}\n`);
  print(host, format, { ok, findings }, lines.join(''));
  return ok;
}
