/** Heights that do not depend on the numbers, and can so be reserved before anything else is known. */
export function linesHeight(width: number): number {
  return Math.round(Math.max(200, Math.min(340, width * 0.36)));
}

export function curveHeight(width: number): number {
  return Math.round(Math.max(190, Math.min(300, width * 0.3)));
}
