import type { Mark, Scene } from './scene.ts';

/** An element of the SVG namespace; text is text, never markup. */
export interface SceneNode {
  readonly tag: 'svg' | 'path' | 'text';
  /** Geometry, and classes named after inks (`fill-series-1`, `stroke-grid`); never a `style`, which a CSP may refuse. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children?: readonly SceneNode[];
  readonly text?: string;
}

export function nodes({ width, height, marks }: Scene): SceneNode {
  return {
    tag: 'svg',
    attributes: {
      viewBox: `0 0 ${width} ${height}`,
      width: `${width}`,
      height: `${height}`,
      // Anchors and axes run left to right on any page; the letters of a label find their own direction.
      direction: 'ltr',
      'stroke-linejoin': 'round',
    },
    children: marks.map(nodeOf),
  };
}

function nodeOf(mark: Mark): SceneNode {
  if (mark.type === 'text') {
    const { x, y, text, size, ink, anchor, bold } = mark;
    const attributes = {
      x: `${x}`,
      y: `${y}`,
      'font-size': `${size}`,
      'text-anchor': anchor,
      class: `fill-${ink}`,
    };
    return { tag: 'text', attributes: bold ? { ...attributes, 'font-weight': '600' } : attributes, text };
  }
  const { d, fill, stroke, strokeWidth, dash, opacity, crisp } = mark;
  const classes = [fill && `fill-${fill}`, stroke && `stroke-${stroke}`].filter(Boolean);
  return {
    tag: 'path',
    attributes: {
      d,
      class: classes.join(' '),
      ...(fill ? {} : { fill: 'none' }),
      ...(strokeWidth === undefined ? {} : { 'stroke-width': `${strokeWidth}` }),
      ...(dash === undefined ? {} : { 'stroke-dasharray': dash }),
      ...(opacity === undefined ? {} : { opacity: `${opacity}` }),
      ...(crisp ? { 'shape-rendering': 'crispEdges' } : {}),
    },
  };
}
