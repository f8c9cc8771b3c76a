import type { Day } from '@oc-stats/contract';
import type { MatomoClient } from '../client/create-matomo-client.ts';
import { MatomoError } from '../client/matomo-error.ts';

export interface MatomoFinding {
  readonly what: string;
  readonly ok: boolean;
  readonly code: string;
  readonly message: string;
}

export interface MatomoCheck {
  /** Where days are going to be cut. */
  readonly timeZone: string;
  /** A day that is over. */
  readonly day: Day;
  readonly signal?: AbortSignal;
}

/** From the outside in; behind the first thing that is wrong nothing can be said, so nothing is. */
export async function checkMatomo(
  client: MatomoClient,
  { timeZone, day, signal }: MatomoCheck,
): Promise<readonly MatomoFinding[]> {
  const findings: MatomoFinding[] = [];
  const found = (what: string, message: string) => findings.push({ what, ok: true, code: 'well', message });
  let what = 'Matomo';
  try {
    found(what, `Matomo ${await client.version(signal)} answers.`);
    what = 'site';
    const site = await client.site(signal);
    found(what, `Site ${client.siteId} is ${JSON.stringify(site.name)}.`);
    if (site.timeZone !== timeZone) findings.push(otherZone(site.timeZone, timeZone));
    what = 'plays';
    const hosts = await client.hosts(day, signal);
    const plays = hosts.reduce((sum, host) => sum + host.plays, 0);
    found(what, `On ${day} it counted ${plays} plays (hosts: ${hosts.length}).`);
  } catch (error) {
    if (!(error instanceof MatomoError)) throw error;
    findings.push({ what, ok: false, code: error.code, message: error.message });
  }
  return findings;
}

function otherZone(matomo: string, own: string): MatomoFinding {
  const message =
    `Matomo cuts the days of the site in ${matomo}, the configuration says ${own}. Set collect.matomo.timeZone: ` +
    `${JSON.stringify(matomo)}, so that "yesterday" is the same day for both.`;
  return { what: 'site', ok: false, code: 'other-zone', message };
}
