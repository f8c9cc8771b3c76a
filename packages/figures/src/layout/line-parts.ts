import type { Line, LinesFigure } from '../figure.ts';

type Values = readonly (number | null)[];

/** The values of a line by how they are drawn; each as long as the line itself. */
export interface LineParts {
  readonly firm: Values;
  /** What may still change, or covers only a part: drawn, but no rise or fall to rely on. Holds the firm end, too. */
  readonly loose: readonly Values[];
  /** Places of values without a neighbour, which as a line would be invisible. */
  readonly alone: readonly { readonly at: number; readonly firm: boolean }[];
}

export function partsOf({ partial, provisionalFrom }: LinesFigure, line: Line): LineParts {
  const { values, role } = line;
  const count = values.length;
  // The compared period is over.
  const lastKnown = values.findLastIndex((value) => value !== null);
  const [from, to] =
    role === 'ghost'
      ? [0, count - 1]
      : [partial.first ? 1 : 0, Math.min(provisionalFrom ?? count, partial.last ? lastKnown : count) - 1];
  const between = (first: number, last: number): Values =>
    values.map((value, i) => (i >= first && i <= last ? value : null));
  const known = (i: number) => (values[i] ?? null) !== null;
  return {
    firm: between(from, to),
    loose: [
      ...(from > 0 ? [between(0, from)] : []),
      ...(to < count - 1 ? [between(Math.max(to, 0), count - 1)] : []),
    ],
    alone: values.flatMap((_, at) =>
      known(at) && !known(at - 1) && !known(at + 1) ? [{ at, firm: at >= from && at <= to }] : [],
    ),
  };
}
