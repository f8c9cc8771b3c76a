/** The variable of an ink: the page's colour (`--oc-stats-color-1` to `-8`, `--oc-stats-heat-0` to `-8`) or ours. */
export function inkVariable(ink: string, light: string, dark: string): string {
  return `--oc-ink-${ink}:var(--oc-stats-${ink.replace('series', 'color')},light-dark(${light},${dark}));`;
}

/** Three classes for an ink: as nodes name it to fill and to draw a line, and one for the key of a legend. */
export function inkClasses(ink: string): string {
  const color = `var(--oc-ink-${ink})`;
  return `.fill-${ink}{fill:${color}}.stroke-${ink}{stroke:${color}}.key-${ink}{background:${color}}`;
}

/** A tint for who forces colours. */
export function forcedTint(percent: number): string {
  return `color-mix(in srgb,CanvasText ${percent}%,Canvas)`;
}
