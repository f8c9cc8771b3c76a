import { stringify } from 'yaml';
import { isSecret, schemaAt, shapeOf } from '../config/keys.ts';
import { loadConfig, type Flags } from '../config/load.ts';
import { configSchema } from '../config/schema.ts';
import { print, type Format, type Host } from './host.ts';
import type { z } from 'zod';

const WITHHELD = '[redacted]';

/** The configuration as it holds, after file, variables and flags. */
export function configPrint(
  host: Host,
  flags: Flags,
  { redact, format }: { redact: boolean; format: Format },
): void {
  const { file, ...config } = loadConfig(flags, host.env, host.cwd);
  const shown = redact ? redacted(config, configSchema) : config;
  const head = file === null ? '# no file was read\n' : `# from ${file}\n`;
  print(host, format, shown as object, head + stringify(shown));
}

function redacted(value: unknown, schema: z.ZodType): unknown {
  if (isSecret(schema)) return WITHHELD;
  const item = Array.isArray(value) ? schemaAt(schema, [0]) : null;
  if (item) return (value as unknown[]).map((one) => redacted(one, item));
  // Some write user and password into an address.
  if (typeof value === 'string') return value.replace(/\/\/[^/@]*@/, `//${WITHHELD}@`);
  const shape = shapeOf(schema);
  if (!shape || typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value as Record<string, unknown>).map(([key, inner]) => {
    const known = shape[key];
    return [key, known && inner !== undefined ? redacted(inner, known) : inner] as const;
  });
  return Object.fromEntries(entries);
}
