import { secondsOf } from '../labels/times.ts';

/** A host, or a video of a host. */
export interface VideoRow {
  readonly label: string;
  /** Numbers that cannot be read are `NaN`. */
  readonly plays: number;
  readonly visitors: number;
  readonly finishes: number;
  /** Where its details are; `null` when it has none. */
  readonly subtable: number | null;
  /** Seconds, as far as Matomo knows. */
  readonly length: number | null;
}

/** How often a stretch of a video was played. */
export interface SegmentCount {
  readonly label: string;
  readonly plays: number;
}

export interface MatomoSite {
  readonly name: string;
  /** Where its days begin and end, such as `Europe/Berlin`. */
  readonly timeZone: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** `null` for what is not a list of rows. Numbers come as numbers and as text, depending on the report. */
export function readVideoRows(data: unknown): VideoRow[] | null {
  return readList(data, (fields) => ({
    label: textOf(fields['label']),
    plays: countOf(fields['nb_plays']),
    visitors: countOf(fields['nb_unique_visitors_impressions']),
    finishes: countOf(fields['nb_finishes']),
    subtable: countOf(fields['idsubdatatable']) || null,
    length: lengthOf(fields['avg_media_length']),
  }));
}

export function readSegmentCounts(data: unknown): SegmentCount[] | null {
  return readList(data, (fields) => ({
    label: textOf(fields['label']),
    plays: countOf(fields['nb_plays']),
  }));
}

/** An object, or a list of one: that depends on the version. */
export function readSite(data: unknown): MatomoSite | null {
  const fields: unknown = Array.isArray(data) ? data[0] : data;
  if (!isFields(fields) || textOf(fields['timezone']) === '') return null;
  return { name: textOf(fields['name']), timeZone: textOf(fields['timezone']) };
}

export function readVersion(data: unknown): string | null {
  return isFields(data) && typeof data['value'] === 'string' ? data['value'] : null;
}

function readList<T>(data: unknown, read: (fields: Fields) => T): T[] | null {
  return Array.isArray(data) && data.every(isFields) ? data.map(read) : null;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Missing is none: Matomo leaves out what is zero. What cannot be read is no number, not zero. */
function countOf(value: unknown): number {
  if (value === undefined || value === null || value === '' || value === false) return 0;
  if (typeof value === 'string') return /^\d+(\.0+)?$/.test(value.trim()) ? Number(value) : Number.NaN;
  return typeof value === 'number' ? value : Number.NaN;
}

function lengthOf(value: unknown): number | null {
  const seconds = typeof value === 'number' ? value : secondsOf(textOf(value));
  return seconds !== null && seconds > 0 && seconds < 1e6 ? Math.round(seconds) || null : null;
}
