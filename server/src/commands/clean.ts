import { loadConfig, type Flags } from '../config/load.ts';
import { keptFiles, removeKept, sizeText } from '../service/kept-files.ts';
import { print, type Format, type Host } from './host.ts';

/** Lists what restores and upgrades have kept, and removes it when that is asked for; the service may run meanwhile. */
export async function clean(
  host: Host,
  flags: Flags,
  { format, remove }: { readonly format: Format; readonly remove: boolean },
): Promise<void> {
  const { folder } = loadConfig(flags, host.env, host.cwd).store;
  const files = await keptFiles(folder);
  if (remove) await removeKept(folder, files);
  const lines = files.map(
    ({ name, bytes, writtenAt }) => `${writtenAt.slice(0, 10)}  ${sizeText(bytes)}  ${name}\n`,
  );
  const end =
    files.length === 0
      ? `Nothing is kept in ${folder}.\n`
      : remove
        ? 'Removed.\n'
        : 'Nothing was removed. When all is well without them: oc-stats clean --remove\n';
  print(host, format, { folder, files, removed: remove }, lines.join('') + end);
}
