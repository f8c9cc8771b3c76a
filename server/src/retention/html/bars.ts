/** A part of a bar, by the class that colours it. */
export type Part = readonly [name: string, value: number];

const WIDTH = 200;
const HEIGHT = 14;

/** Parts beside each other, as long as they are of `whole`. */
export function bar(parts: readonly Part[], whole: number): string {
  let x = 0;
  const marks = parts.map(([name, value]) => {
    const width = whole > 0 ? (value / whole) * WIDTH : 0;
    const mark = `<rect class="${name}" x="${round(x)}" width="${round(width)}" height="${HEIGHT}"/>`;
    x += width;
    return width > 0 ? mark : '';
  });
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none">${marks.join('')}</svg>`;
}

/** Columns beside each other, one for each list of parts. */
export function columnsPicture(columns: readonly (readonly Part[])[], label: string): string {
  const [width, height] = [720, 180];
  const heights = columns.map((parts) => parts.reduce((sum, [, value]) => sum + value, 0));
  const highest = Math.max(...heights);
  const step = width / columns.length;
  const marks = columns.flatMap((parts, i) => {
    let y = height;
    return parts.map(([name, value]) => {
      const part = highest > 0 ? (value / highest) * height : 0;
      y -= part;
      const place = `x="${round(i * step)}" y="${round(y)}" width="${round(step * 0.9)}" height="${round(part)}"`;
      return part > 0 ? `<rect class="${name}" ${place}/>` : '';
    });
  });
  return `<svg class="columns" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">${marks.join('')}</svg>`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
