/** Plotly fades lines but not areas: their colour has to bring its own transparency. */
export function faded(color: string, opacity: number): string {
  const hex = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(color);
  const channels = hex
    ? hex.slice(1).map((channel) => parseInt(channel, 16))
    : (/^rgba?\(([^)]+)\)$/
        .exec(color)?.[1]
        ?.split(/[\s,/]+/)
        .map(Number) ?? []);
  const [red, green, blue, alpha = 1] = channels;
  return blue === undefined ? color : `rgba(${red},${green},${blue},${alpha * opacity})`;
}
