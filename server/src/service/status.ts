import type { Day } from '@oc-stats/contract';
import type { StatsReader } from '@oc-stats/store';
import { keptFiles, keptText, type KeptFile } from './kept-files.ts';
import type { BackgroundState, OpenSources } from './open-sources.ts';

export interface Status {
  /** What runs beside the answering: reading Opencast, collecting, copying. */
  readonly background: readonly BackgroundState[];
  readonly version: string;
  /** `null` when no service runs and the command looked for itself. */
  readonly service: { readonly address: string; readonly pid: number; readonly since: string } | null;
  readonly folder: string;
  readonly store: {
    readonly ok: boolean;
    readonly engine: string;
    readonly version: string;
    readonly message?: string;
  };
  /** From before restores and upgrades, still in the folder. */
  readonly kept: readonly KeptFile[];
  readonly counted: { readonly from: Day | null; readonly through: Day | null; readonly revision: string };
}

const UNKNOWN = 'unknown';

export async function statusOf(
  { organization, reader, states }: Pick<OpenSources, 'organization' | 'reader' | 'states'>,
  about: Pick<Status, 'version' | 'service' | 'folder'>,
): Promise<Status> {
  const [store, counted, kept] = await Promise.all([
    healthOf(reader),
    countedBy(reader, organization),
    keptFiles(about.folder),
  ]);
  return { ...about, store, counted, kept, background: states() };
}

/** A store that is away is a state, not a failure of the question. */
async function healthOf(reader: StatsReader): Promise<Status['store']> {
  try {
    return await reader.health();
  } catch (error) {
    return { ok: false, engine: 'store', version: '', message: messageOf(error) };
  }
}

async function countedBy(reader: StatsReader, organization: string): Promise<Status['counted']> {
  try {
    const { countingSince, revision, through } = await reader.bounds(organization);
    return { from: countingSince, through, revision };
  } catch {
    return { from: null, through: null, revision: UNKNOWN };
  }
}

function countedText({ from, revision, through }: Status['counted']): string {
  if (revision === UNKNOWN) return 'not known while the store is away';
  return from ? `${from} to ${through ?? from}` : 'nothing yet';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export function statusText({ version, service, folder, store, counted, kept, background }: Status): string {
  const running = service
    ? `runs at ${service.address} since ${service.since} (process ${service.pid})`
    : 'no service runs on this folder';
  return [
    `oc-stats ${version}: ${running}`,
    `data folder  ${folder}`,
    `store        ${[store.engine, store.version].filter(Boolean).join(' ')}, ${store.ok ? 'well' : (store.message ?? 'does not answer')}`,
    `counted      ${countedText(counted)}`,
    `revision     ${counted.revision}`,
    ...(kept.length > 0 ? [`kept         ${keptText(kept)}`] : []),
    ...background.map(({ what, ok, message }) => `${what.padEnd(11)}  ${ok ? '' : 'failed: '}${message}`),
    '',
  ].join('\n');
}
