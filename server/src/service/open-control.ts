import type { AccessParts } from '../access/access.ts';
import { revocationControl } from '../access/token/revocation-control.ts';
import type { SharedInventory } from '../retention-desk/shared-inventory.ts';
import { createControl } from './control.ts';
import { failureLog } from './failure-log.ts';
import type { JobRunner } from './jobs/job-runner.ts';
import { listenOnSocket } from './listen.ts';
import type { OpenSources } from './open-sources.ts';
import type { ServiceParts } from './parts.ts';
import { socketPath } from './socket-path.ts';
import { statusOf } from './status.ts';

export interface Beside {
  readonly access: AccessParts | null;
  readonly inventory: SharedInventory;
  readonly jobs: JobRunner;
  readonly states: OpenSources['states'];
}

/** Opens the socket by which other commands reach this service; gives how to close it. */
export async function openControl(
  parts: ServiceParts,
  sources: OpenSources,
  beside: Beside,
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
  const { access, inventory, jobs } = beside;
  const states = () => [...sources.states(), ...beside.states()];
  const status = () => statusOf({ ...sources, states }, { version, service, folder });
  const revocations = access && revocationControl(access.revocations, parts.clock);
  const control = createControl(sources, inventory, status, jobs.run, revocations);
  const socket = await listenOnSocket(path, control, failureLog(log));
  return () => socket.close(1_000);
}
