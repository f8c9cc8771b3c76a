import { numbered, type FakeHost } from './fake-days.ts';

export type ReportRow = Readonly<Record<string, string | number>>;

/** `MediaAnalytics.getVideoResources` of one day. A table that is not there is an empty one. */
export function reportRows(hosts: readonly FakeHost[], parameters: URLSearchParams): ReportRow[] {
  return filtered(tableRows(hosts, parameters), parameters);
}

function tableRows(hosts: readonly FakeHost[], parameters: URLSearchParams): ReportRow[] {
  const tables = numbered(hosts);
  const subtable = Number(parameters.get('idSubtable') ?? '0');
  if (subtable === 0) {
    return tables.hosts.map(({ id, host }) => ({
      label: host.label,
      ...sumsOf(host),
      idsubdatatable: id,
    }));
  }
  const ofHost = tables.videos.filter(({ host }) => host === subtable);
  if (ofHost.length > 0) {
    return ofHost.map(({ id, video: { label, plays, visitors, finishes, length, isRest } }) => ({
      label,
      nb_plays: plays,
      nb_unique_visitors_impressions: visitors,
      nb_finishes: finishes,
      nb_impressions: visitors + 1,
      ...(length === undefined ? {} : { avg_media_length: length }),
      ...(isRest ? {} : { idsubdatatable: id }),
    }));
  }
  if (parameters.get('secondaryDimension') !== 'media_segments') return [];
  const segments = tables.videos.find(({ id }) => id === subtable)?.video.segments ?? [];
  const most = Math.max(0, ...segments.map(({ plays }) => plays));
  // In this report Matomo writes its numbers as text.
  return segments.map(({ label, plays }) => ({
    label,
    nb_plays: String(plays),
    sum_plays: String(most),
    play_rate: most === 0 ? '0%' : `${Math.round((plays / most) * 100)}%`,
  }));
}

function sumsOf({ videos }: FakeHost): ReportRow {
  const sum = (metric: 'plays' | 'visitors' | 'finishes') =>
    videos.reduce((total, video) => total + video[metric], 0);
  return {
    nb_plays: sum('plays'),
    nb_unique_visitors_impressions: sum('visitors'),
    nb_finishes: sum('finishes'),
  };
}

/** The generic filters of the Reporting API, in its order. */
function filtered(rows: readonly ReportRow[], parameters: URLSearchParams): ReportRow[] {
  const pattern = parameters.get('filter_pattern') ?? '';
  const column = parameters.get('filter_column') ?? 'label';
  const limit = Number(parameters.get('filter_limit') ?? '100');
  const columns = (parameters.get('showColumns') ?? '').split(',').filter((name) => name !== '');
  return rows
    .filter((row) => pattern === '' || new RegExp(pattern, 'i').test(String(row[column] ?? '')))
    .slice(0, limit < 0 ? undefined : limit)
    .map((row) => (columns.length === 0 ? row : shown(row, columns)));
}

/** The number of the subtable is no column, so it stays. */
function shown(row: ReportRow, columns: readonly string[]): ReportRow {
  const kept = Object.entries(row).filter(([name]) => columns.includes(name) || name === 'idsubdatatable');
  return Object.fromEntries(kept);
}
