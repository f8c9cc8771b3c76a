import type { BarsFigure, CurveFigure, Figure, HeatFigure, LinesFigure } from '../figure.ts';
import { formatClock } from '../format/clock.ts';
import { formatBucket } from '../format/bucket.ts';
import { formatDay } from '../format/day.ts';
import { formatNumber } from '../format/number.ts';
import { formatShare } from '../format/share.ts';
import { formatItem } from '../format/title.ts';
import { furtherKind } from '../kind/further.ts';
import type { Language } from '../language.ts';
import { seriesInk, strokeOf } from '../layout/line-ink.ts';
import { lineLabel } from '../read/line-label.ts';
import { bucketOf, withheldText, type Bucket, type Values } from '../read/withheld.ts';
import type { Ink, Scene } from '../scene.ts';
import type { Stop } from './stop.ts';

export interface Readout {
  readonly heading: string;
  readonly entries: readonly ReadoutEntry[];
  /** Something to know about these values: they may still change, or cover only a part. */
  readonly note?: string;
}

export interface ReadoutEntry {
  readonly label: string;
  readonly value: string;
  readonly ink?: Ink;
  readonly ghost?: boolean;
}

/** The values at a stop, for pointer and keyboard alike. A stop outside the scene is moved in. */
export function readout(figure: Figure, scene: Scene, language: Language, stop: Stop): Readout {
  const { stops } = scene;
  const column = Math.max(0, Math.min(stops.columns.length - 1, stop.column));
  const row = Math.max(0, Math.min(stops.rows.length - 1, stop.row ?? 0));
  switch (figure.kind) {
    case 'lines':
      return ofLines(figure, language, column);
    case 'bars':
      return ofBars(figure, language, row);
    case 'heat':
      return ofHeat(figure, language, row, column);
    case 'curve':
      return ofCurve(figure, language, column);
    default:
      return furtherKind(figure).readout(figure, { column, row }, language, scene);
  }
}

function ofLines(figure: LinesFigure, language: Language, i: number): Readout {
  const { note } = language.words;
  const { buckets, grain, lines, partial, provisionalFrom, provenance, comparison } = figure;
  const then = comparison?.buckets[i];
  const entries = lines.map((line) => {
    const ghost = line.role === 'ghost';
    const label = lineLabel(figure, line, language);
    return {
      label: ghost && then !== undefined ? `${label} (${formatBucket(then, grain, language)})` : label,
      value: number(figure, line, i, language, { day: ghost ? then : buckets[i], grain }),
      ink: strokeOf(line).ink,
      ghost,
    };
  });
  const part =
    (i === 0 && partial.first && note.partialFirst) ||
    (i === buckets.length - 1 && partial.last && note.partialLast);
  const changing = provisionalFrom !== null && i >= provisionalFrom ? provenance.provisionalFrom : null;
  const said = part || (changing !== null ? note.provisional(formatDay(changing, language)) : '');
  const heading = formatBucket(buckets[i] ?? '', grain, language);
  return { heading, entries, ...(said ? { note: said } : {}) };
}

function ofBars(figure: BarsFigure, language: Language, row: number): Readout {
  const { items, metrics } = figure;
  const item = items[row];
  return {
    heading: item ? formatItem(item, language) : '',
    entries: metrics.map((metric, m) => ({
      label: language.words.metric[metric],
      value: number(figure, item ?? NOTHING, m, language),
      ink: seriesInk(m),
    })),
  };
}

function ofHeat(figure: HeatFigure, language: Language, r: number, c: number): Readout {
  const { rows, columns, metric } = figure;
  const row = rows[r];
  const value = row?.values[c] ?? null;
  const place =
    columns.type === 'time'
      ? formatBucket(columns.buckets[c] ?? '', columns.grain, language)
      : formatShare((c + 1) / Math.max(1, row?.values.length ?? 1), language);
  const text =
    metric === 'rate' && value !== null
      ? formatShare(value, language)
      : number(figure, row ?? NOTHING, c, language, bucketOf(figure, c));
  return {
    heading: row ? formatItem(row, language) : '',
    entries: [{ label: place, value: text }],
  };
}

function ofCurve(figure: CurveFigure, language: Language, i: number): Readout {
  const { rates, step, duration, siblings, moments } = figure;
  const { metric, moment } = language.words;
  const [from, to] = [i * step, Math.min((i + 1) * step, duration)];
  const share = (value: number | null | undefined) =>
    value === null || value === undefined ? language.words.unit.gap : formatShare(value, language);
  const place = Math.min(99, Math.floor(((from + to) / 2 / duration) * 100));
  const inside = (found: { from: number; to: number }) => from >= found.from && from < found.to;
  const said = moments.peaks.some(inside)
    ? moment.peak
    : moments.dips.some(inside)
      ? moment.dip
      : moments.leaving !== null && from <= moments.leaving && moments.leaving < to
        ? moment.leaving
        : '';
  return {
    heading: `${formatClock(from, language)} – ${formatClock(to, language)}`,
    entries: [
      {
        label: metric.rate,
        value: withheldText(figure, { values: rates }, i, language) ?? share(rates[i]),
        ink: 'series-1',
      },
      ...(siblings
        ? [
            {
              label: moment.median,
              value: share(siblings.median[place]),
              ink: 'muted',
              ghost: true,
            } as const,
            {
              label: moment.band,
              value: `${share(siblings.lower[place])} – ${share(siblings.upper[place])}`,
              ink: 'muted',
              ghost: true,
            } as const,
          ]
        : []),
    ],
    ...(said ? { note: said } : {}),
  };
}

const NOTHING: Values = { values: [] };

function number(figure: Figure, row: Values, place: number, language: Language, bucket?: Bucket): string {
  const withheld = withheldText(figure, row, place, language, bucket);
  if (withheld !== null) return withheld;
  const value = row.values[place] ?? null;
  return value === null ? language.words.unit.gap : formatNumber(value, language);
}
