import type { Measure } from '@oc-stats/figures';

let shared: CanvasRenderingContext2D | null | undefined;

/** Measures with the font in which the element is really drawn. */
export function measureIn(element: Element): Measure {
  shared ??= document.createElement('canvas').getContext('2d');
  const context = shared;
  const { fontFamily } = getComputedStyle(element);
  return (text, size, bold) => {
    // Browsers that guard against fingerprinting may refuse a canvas: then a wide guess, so that nothing overlaps.
    if (!context) return text.length * size * 0.62;
    context.font = `${bold ? 600 : 400} ${size}px ${fontFamily}`;
    return context.measureText(text).width;
  };
}
