import type { Day } from '@oc-stats/contract';
import type { StatsReader } from '@oc-stats/store';

export interface Status {
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
  readonly counted: { readonly from: Day | null; readonly through: Day | null; readonly revision: string };
}

export async function statusOf(
  store: StatsReader,
  organization: string,
  about: Pick<Status, 'version' | 'service' | 'folder'>,
): Promise<Status> {
  const [health, bounds] = await Promise.all([store.health(), store.bounds(organization)]);
  return {
    ...about,
    store: health,
    counted: { from: bounds.countingSince, through: bounds.through, revision: bounds.revision },
  };
}

export function statusText({ version, service, folder, store, counted }: Status): string {
  const running = service
    ? `runs at ${service.address} since ${service.since} (process ${service.pid})`
    : 'no service runs on this folder';
  return [
    `oc-stats ${version}: ${running}`,
    `data folder  ${folder}`,
    `store        ${store.engine} ${store.version}, ${store.ok ? 'well' : (store.message ?? 'does not answer')}`,
    `counted      ${counted.from ? `${counted.from} to ${counted.through ?? counted.from}` : 'nothing yet'}`,
    `revision     ${counted.revision}`,
    '',
  ].join('\n');
}
