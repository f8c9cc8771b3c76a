import { makeKeys, readKeys, rotateKeys, type FileKey } from '../access/token/key-file.ts';
import { loadConfig, type Flags, type LoadedConfig } from '../config/load.ts';
import { prepareDataFolder } from '../service/data-folder.ts';
import { print, type Format, type Host } from './host.ts';
import { OperatorError } from './operator-error.ts';

/** A key without what it is made of. */
interface Shown {
  readonly id: string;
  readonly algorithm: string;
  readonly created: string | null;
  readonly signs: boolean;
}

/** Which keys there are, and which of them signs. */
export async function keysList(host: Host, flags: Flags, { format }: { format: Format }): Promise<void> {
  const config = loadConfig(flags, host.env, host.cwd);
  show(host, format, configured(config) ?? shown(await ofFolder(host, config)));
}

/** A new key signs from now on. What the others signed is good until they are dropped, which a running service notices. */
export async function keysRotate(
  host: Host,
  flags: Flags,
  { drop, format }: { readonly drop?: string | undefined; readonly format: Format },
): Promise<void> {
  const config = loadConfig(flags, host.env, host.cwd);
  if (configured(config))
    throw new OperatorError('The keys stand in access.token.keys. Put the new one first there, and restart.');
  await prepareDataFolder(config.store.folder);
  show(host, format, shown(await rotateKeys(config.store.folder, host.clock(), drop)));
}

async function ofFolder(host: Host, { store }: LoadedConfig): Promise<readonly FileKey[]> {
  await prepareDataFolder(store.folder);
  await makeKeys(store.folder, host.clock());
  return readKeys(store.folder);
}

function configured({ access }: LoadedConfig): Shown[] | null {
  const { keys } = access.token;
  if (!keys || keys.length === 0) return null;
  const signing = keys.findIndex(({ privateKey, secret }) => (privateKey ?? secret) !== undefined);
  return keys.map(({ id, algorithm }, index) => ({ id, algorithm, created: null, signs: index === signing }));
}

function shown(keys: readonly FileKey[]): Shown[] {
  return keys.map(({ id, created }, index) => ({ id, algorithm: 'HS256', created, signs: index === 0 }));
}

function show(host: Host, format: Format, keys: readonly Shown[]): void {
  const lines = keys.map(({ id, algorithm, created, signs }) =>
    [signs ? 'signs   ' : 'verifies', id, algorithm, created ?? 'configured'].join('  '),
  );
  print(host, format, { keys }, `${lines.join('\n')}\n`);
}
