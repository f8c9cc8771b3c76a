import type { Day } from '@oc-stats/contract';
import type { OpencastClient, OpencastError } from '@oc-stats/opencast';
import type {
  EventClock,
  OpencastShelf,
  ReadPlays,
  SourceRule,
  TakenOpencast,
  TakingProgress,
} from '@oc-stats/retention';
import { OperatorError } from '../commands/operator-error.ts';
import { civilDay } from '../service/civil-day.ts';
import { opencastClient } from '../service/opencast-client.ts';
import { timeZoneOf } from '../service/settings.ts';
import type { RetentionParts } from './own-plays.ts';

export interface TakeFromOpencast {
  /** The inventory, or whoever passes it on. */
  readonly shelf: OpencastShelf;
  /** The numbers of the service that is running. Without it they are asked of that, or opened. */
  readonly plays?: ReadPlays;
  /** Usually today. */
  readonly asOf?: Day | undefined;
  readonly timeZone?: string | undefined;
  readonly eventClock?: EventClock;
  readonly sourceRules?: readonly SourceRule[];
  /** A table of what another tracker saw last. */
  readonly lastViews?: string | undefined;
  /** What the name of the snapshot says besides, such as that it is taken every night. */
  readonly when?: string;
  readonly onProgress?: (progress: { readonly share: number; readonly text: string }) => void;
  readonly signal?: AbortSignal | undefined;
}

/** Questions to Opencast at once: it has others to answer as well. */
const AT_ONCE = 4;

/** Reads the Opencast of the configuration, and how it was watched, into a new snapshot. */
export async function takeFromOpencast(
  parts: RetentionParts,
  options: TakeFromOpencast,
): Promise<TakenOpencast> {
  const { clock, config } = parts;
  const { asOf, eventClock, lastViews, onProgress, shelf, signal, sourceRules, when } = options;
  const section = config.opencast;
  if (!section)
    throw new OperatorError('To read an Opencast, set the section "opencast" in the configuration.');
  const { readLastViews, takeOpencast } = await import('@oc-stats/retention');
  const timeZone = options.timeZone ?? timeZoneOf(config);
  const client = opencastClient(section, AT_ONCE);
  try {
    // First alone: a wrong address or password is told once, and before anything long begins.
    await refuseOther(client, section.organizationId, signal);
    return await takeOpencast(
      shelf,
      {
        client,
        name: [`Opencast at ${new URL(section.uri).host}`, ...(when === undefined ? [] : [when])].join(', '),
        organization: section.organizationId,
        plays: options.plays ?? (await playsOf(parts, client)),
      },
      {
        asOf: asOf ?? civilDay(clock(), timeZone),
        timeZone,
        taken: clock(),
        atOnce: AT_ONCE,
        lastViews: lastViews === undefined ? undefined : await readLastViews(lastViews, timeZone),
        signal,
        ...(eventClock ? { clock: eventClock } : {}),
        ...(sourceRules ? { sourceRules } : {}),
        ...(onProgress ? { onProgress: (progress) => onProgress(inWords(progress)) } : {}),
      },
    );
  } catch (error) {
    throw signal?.aborted ? signal.reason : explained(error);
  }
}

/** Of the service, when one has them open; otherwise from where they are. */
async function playsOf(parts: RetentionParts, client: OpencastClient): Promise<ReadPlays> {
  const { askPlays } = await import('./plays-control.ts');
  const { ownPlays } = await import('./own-plays.ts');
  return async (of, signal) =>
    (await askPlays(parts.config.store.folder, of)) ?? ownPlays(parts, client, of, signal);
}

async function refuseOther(
  client: OpencastClient,
  wanted: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { id } = await client.organization(signal);
  if (id === wanted) return;
  throw new OperatorError(
    `Opencast speaks for the organisation "${id}", not for "${wanted}". Check opencast.organizationId, or the host ` +
      'name by which Opencast tells its organisations apart.',
  );
}

/** How much of the whole each part takes, by the usual run: asking for every archive is most of it. */
const PARTS = { events: [0, 0.1], archive: [0.1, 0.8], plays: [0.8, 0.98], snapshot: [0.98, 1] } as const;

function inWords({ done, of, phase }: TakingProgress): { share: number; text: string } {
  const [from, to] = PARTS[phase];
  const share = from + (to - from) * (of === null ? 0.5 : of === 0 ? 1 : done / of);
  const texts = {
    events: `${done} events read`,
    archive: `archive of ${done} of ${of ?? 0} events read`,
    plays: 'reading plays',
    snapshot: 'writing',
  };
  return { share, text: texts[phase] };
}

const AWAY: ReadonlySet<string> = new Set(['unreachable', 'timeout', 'busy', 'paused']);

function explained(error: unknown): unknown {
  if (!isOpencastError(error)) return error;
  const kept = ' What was read of the archive is kept: run it again, and it goes on there.';
  return new OperatorError(error.message + (AWAY.has(error.code) ? kept : ''), { cause: error });
}

function isOpencastError(error: unknown): error is OpencastError {
  return error instanceof Error && error.name === 'OpencastError';
}
