import { Hono, type Context } from 'hono';
import type { FakeDays } from './fake-days.ts';
import { reportRows } from './report-rows.ts';

export interface FakeMatomoOptions {
  readonly token: string;
  readonly siteId: number;
  readonly days: FakeDays;
  readonly timeZone?: string;
  /** Where it is installed, such as `/matomo`. */
  readonly path?: string;
  readonly hasMediaAnalytics?: boolean;
  /** More requests than these in a second are answered with 429. */
  readonly perSecond?: number;
  readonly now?: () => number;
  /** May answer in place of Matomo, or take its time. */
  readonly interfere?: (call: FakeCall) => Response | undefined | Promise<Response | undefined>;
}

/** What was asked, in the order of the questions. */
export interface FakeCall {
  readonly method: string;
  readonly day: string;
  readonly subtable: string;
  readonly dimension: string;
  readonly query: string;
}

export interface FakeMatomo {
  readonly app: Hono;
  readonly calls: readonly FakeCall[];
}

/**
 * Answers as the documented Reporting API does, about a site that does not exist: tables and their subtables, a hundred
 * rows unless more are asked for, errors in its own words, tokens by POST only. What Matomo does not document (the labels
 * of segments) is as the data say.
 */
export function createFakeMatomo(options: FakeMatomoOptions): FakeMatomo {
  const { path = '', perSecond, now = Date.now, interfere } = options;
  const calls: FakeCall[] = [];
  const recent: number[] = [];

  const app = new Hono().all(`${path}/index.php`, async (c) => {
    const body = c.req.method === 'POST' ? await c.req.text() : '';
    const { search } = new URL(c.req.url);
    const parameters = new URLSearchParams([...new URLSearchParams(search), ...new URLSearchParams(body)]);
    const call = callOf(parameters, search);
    calls.push(call);
    if (perSecond !== undefined && !mayAsk(perSecond)) {
      return c.text('Too Many Requests', 429, { 'retry-after': '1' });
    }
    const instead = await interfere?.(call);
    if (instead) return instead;
    if (parameters.get('module') !== 'API') return c.html('<!DOCTYPE html><title>Matomo</title>');
    if (new URLSearchParams(body).get('token_auth') !== options.token) return unauthenticated(c, body);
    return answer(c, options, parameters);
  });
  app.notFound((c) => c.html('<!DOCTYPE html><title>404</title>', 404));
  return { app, calls };

  function mayAsk(most: number): boolean {
    const second = now() - 1_000;
    while (recent[0] !== undefined && recent[0] <= second) recent.shift();
    if (recent.length >= most) return false;
    recent.push(now());
    return true;
  }
}

function answer(c: Context, options: FakeMatomoOptions, parameters: URLSearchParams): Response {
  const { siteId, days, timeZone = 'UTC', hasMediaAnalytics = true } = options;
  const method = parameters.get('method') ?? '';
  if (method === 'API.getMatomoVersion') return c.json({ value: '5.1.0' });
  const site = parameters.get('idSite') ?? '';
  if (method.startsWith('MediaAnalytics.') && !hasMediaAnalytics) {
    const message =
      'The plugin MediaAnalytics is not enabled. You can activate the plugin on Settings > Plugins page.';
    return error(c, message);
  }
  if (site !== String(siteId)) {
    return error(c, `An unexpected website was found in the request: website id was set to '${site}' .`);
  }
  if (method === 'SitesManager.getSiteFromId') {
    return c.json([{ idsite: site, name: 'Lecture videos', timezone: timeZone, currency: 'EUR' }]);
  }
  if (method !== 'MediaAnalytics.getVideoResources') {
    const [plugin = '', name = ''] = method.split('.');
    return error(
      c,
      `The method '${name}' does not exist or is not available in the module '\\Piwik\\Plugins\\${plugin}\\API'.`,
    );
  }
  return c.json(reportRows(days.get(parameters.get('date') ?? '') ?? [], parameters));
}

function unauthenticated(c: Context, body: string): Response {
  const wasSafe = new URLSearchParams(body).has('token_auth');
  const ways = wasSafe
    ? 'invalid or expired.'
    : 'invalid, expired or is required to be sent as a POST parameter.';
  return error(c, `Unable to authenticate with the provided token. It is either ${ways}`, 401);
}

function error(c: Context, message: string, status: 200 | 401 = 200): Response {
  return c.json({ result: 'error', message }, status);
}

function callOf(parameters: URLSearchParams, query: string): FakeCall {
  return {
    method: parameters.get('method') ?? '',
    day: parameters.get('date') ?? '',
    subtable: parameters.get('idSubtable') ?? '',
    dimension: parameters.get('secondaryDimension') ?? '',
    query,
  };
}
