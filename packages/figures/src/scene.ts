/**
 * A scene is geometry: a figure laid out for one size. It is plain data, so that a snapshot shows what changed, and
 * names inks instead of colours, so that one scene serves light, dark, forced colours and files.
 */
export interface Scene {
  readonly width: number;
  readonly height: number;
  /** Where the data are drawn; Plotly gets exactly this area. */
  readonly plot: Box;
  readonly x: Axis;
  readonly y: Axis;
  /** Back to front. */
  readonly marks: readonly Mark[];
  /** What pointer and keyboard walk along; for heat maps row by row. */
  readonly stops: Stops;
  /** The lines carry their names at their ends (or there is only one): no legend is needed beside the picture. */
  readonly labelled?: boolean;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * `range` in data units (days as day numbers, seconds, counts, row indices) maps linearly onto the plot's side, from
 * left to right and from bottom to top: rows run from `count - 0.5` below to `-0.5` above.
 */
export interface Axis {
  readonly type: 'time' | 'seconds' | 'share' | 'count' | 'rate' | 'rows';
  readonly range: readonly [number, number];
  readonly ticks: readonly { readonly value: number; readonly at: number; readonly label: string }[];
}

export type Ink =
  | 'text'
  | 'muted'
  | 'grid'
  | 'surface'
  | `series-${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`
  | `heat-${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`;

export type Mark = PathMark | TextMark;

export interface PathMark {
  readonly type: 'path';
  readonly d: string;
  readonly fill?: Ink;
  readonly stroke?: Ink;
  readonly strokeWidth?: number;
  readonly dash?: string;
  /** 0 … 1 */
  readonly opacity?: number;
  /** Edges meet without a seam: for cells that lie side by side. */
  readonly crisp?: boolean;
}

export interface TextMark {
  readonly type: 'text';
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly ink: Ink;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly bold?: boolean;
}

/** Centres in pixels. A line figure has one stop a bucket; a heat map `columns` stops in each of its rows. */
export interface Stops {
  readonly columns: readonly number[];
  readonly rows: readonly number[];
}

/** Pixels that a text will take. A canvas in the browser, a width table with a safety margin elsewhere. */
export type Measure = (text: string, size: number, bold?: boolean) => number;
