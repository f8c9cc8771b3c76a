import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { nearest } from './distance.ts';
import { readDocument, type ConfigDocument } from './document.ts';
import type { Environment } from './interpolate.ts';
import { isSecret, keysAt, schemaAt } from './keys.ts';
import { ConfigError, type Mistake } from './mistake.ts';
import { refusals } from './refusals.ts';
import { configSchema, type Config } from './schema.ts';
import { readVariables, type Override } from './variables.ts';

/** What the command line says; it wins over everything. */
export interface Flags {
  readonly config?: string | undefined;
  readonly host?: string | undefined;
  readonly port?: string | undefined;
  readonly data?: string | undefined;
}

export interface LoadedConfig extends Config {
  /** The file that was read, if any. */
  readonly file: string | null;
}

const USUAL_FILE = 'config.yaml';

/** Flag before variable before `PORT` before file; all mistakes of all of them at once. */
export function loadConfig(flags: Flags, env: Environment, cwd: string): LoadedConfig {
  const file = resolve(cwd, flags.config ?? USUAL_FILE);
  const text = readConfig(file, flags.config !== undefined);
  const document = readDocument(relative(cwd, file) || file, text ?? '', env);
  const variables = readVariables(configSchema, env);
  const overrides = [...portVariable(env), ...variables.overrides, ...flagOverrides(flags, cwd)];
  const values = overrides.reduce(withOverride, asSection(withoutEmpty(document.values)));

  const mistakes = [...document.mistakes, ...variables.mistakes];
  const result = configSchema.safeParse(values);
  if (!result.success && document.readable) {
    const found = result.error.issues.flatMap((issue) => mistakesOf(issue, values, document, overrides));
    // A variable that is not set has been told already; that its value is of the wrong kind follows from it.
    mistakes.push(...found.filter(({ place }) => !mistakes.some((told) => told.place === place)));
  }
  if (!result.success || mistakes.length > 0) throw new ConfigError(mistakes);

  const refused = refusals(result.data);
  if (refused.length > 0) {
    const placed = refused.map(({ path, message }) => ({
      place: placeOf(path, document, overrides),
      message,
    }));
    throw new ConfigError(placed);
  }
  const { retention, store, ...rest } = result.data;
  const base = text === null ? cwd : dirname(file);
  const { lastViews } = retention;
  return {
    ...rest,
    store: { ...store, folder: resolve(base, store.folder) },
    retention: { ...retention, ...(lastViews === undefined ? {} : { lastViews: resolve(base, lastViews) }) },
    file: text === null ? null : file,
  };
}

function readConfig(file: string, required: boolean): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (missing && !required) return null;
    throw new ConfigError([
      { place: file, message: missing ? 'there is no such file.' : 'the file cannot be read.' },
    ]);
  }
}

function portVariable(env: Environment): Override[] {
  return env['PORT'] ? [{ path: ['server', 'port'], value: env['PORT'], name: 'PORT' }] : [];
}

function flagOverrides({ host, port, data }: Flags, cwd: string): Override[] {
  return [
    ...(host === undefined ? [] : [{ path: ['server', 'host'], value: host, name: '--host' }]),
    ...(port === undefined ? [] : [{ path: ['server', 'port'], value: port, name: '--port' }]),
    ...(data === undefined ? [] : [{ path: ['store', 'folder'], value: resolve(cwd, data), name: '--data' }]),
  ];
}

type Section = Record<string, unknown>;

function withOverride(section: Section, { path: [key = '', ...rest], value, name }: Override): Section {
  if (rest.length === 0) return { ...section, [key]: value };
  return { ...section, [key]: withOverride(asSection(section[key]), { path: rest, value, name }) };
}

/** A key with nothing behind it is as good as none. */
function withoutEmpty(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const given = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(given.map(([key, inner]) => [key, withoutEmpty(inner)]));
}

function asSection(value: unknown): Section {
  return typeof value === 'object' && value !== null ? (value as Section) : {};
}

type Issue = {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: string[];
};

function mistakesOf(
  issue: Issue,
  values: unknown,
  document: ConfigDocument,
  overrides: readonly Override[],
): Mistake[] {
  if (issue.code === 'unrecognized_keys') {
    return (issue.keys ?? []).map((key) => {
      const meant = nearest(key, keysAt(configSchema, issue.path));
      const known = keysAt(configSchema, issue.path).join(', ');
      const hint = meant ? `Did you mean "${meant}"?` : `Known are ${known}.`;
      return {
        place: document.place(issue.path, key),
        message: `${dotted([...issue.path, key])}: no such key. ${hint}`,
      };
    });
  }
  const value = issue.path.reduce<unknown>(
    (found, key) => (found as Section | undefined)?.[key as string],
    values,
  );
  const expected = issue.message.replace(
    /^Invalid input: expected object.*/,
    'a section with keys of its own',
  );
  const schema = schemaAt(configSchema, issue.path);
  const found = schema && isSecret(schema) ? 'something else' : shown(value);
  const message =
    value === undefined ? `missing; expected ${expected}.` : `expected ${expected}, found ${found}.`;
  return [{ place: placeOf(issue.path, document, overrides), message: `${dotted(issue.path)}: ${message}` }];
}

function placeOf(
  path: readonly PropertyKey[],
  document: ConfigDocument,
  overrides: readonly Override[],
): string {
  const winner = overrides.findLast((override) => override.path.join('.') === path.join('.'));
  return winner?.name ?? document.place(path);
}

function dotted(path: readonly PropertyKey[]): string {
  return (
    path
      .map((key) => (typeof key === 'number' ? `[${key + 1}]` : `.${String(key)}`))
      .join('')
      .replace(/^\./, '') || 'the file'
  );
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
