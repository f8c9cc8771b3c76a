import type { Measure } from '@oc-stats/figures';

const MOST_WIDTHS = 2_000;

let shared: CanvasRenderingContext2D | null | undefined;
/** A page shows the same dates and numbers again and again, and to measure takes longer than to lay out. */
const widths = new Map<string, number>();

/** A font has arrived: nothing is as wide as it was. */
export function forgetWidths(): void {
  widths.clear();
}

/** Measures with the font in which the element is really drawn. */
export function measureIn(element: Element): Measure {
  shared ??= document.createElement('canvas').getContext('2d');
  const context = shared;
  const { fontFamily } = getComputedStyle(element);
  return (text, size, bold) => {
    // Browsers that guard against fingerprinting may refuse a canvas: then a wide guess, so that nothing overlaps.
    if (!context) return text.length * size * 0.62;
    const font = `${bold ? 600 : 400} ${size}px ${fontFamily}`;
    const known = widths.get(font + text);
    if (known !== undefined) return known;
    context.font = font;
    const { width } = context.measureText(text);
    if (widths.size >= MOST_WIDTHS) widths.clear();
    widths.set(font + text, width);
    return width;
  };
}
