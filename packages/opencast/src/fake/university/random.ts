/**
 * Chance without state: every value is drawn from the seed and the name of what it belongs to, so that it does not
 * matter in which order, or whether, the other values are made.
 */
export type Random = () => number;

/** 32 bits that depend on every part. */
export function hash(...parts: readonly (number | string)[]): number {
  let bits = 0x9e3779b9;
  for (const part of parts) {
    if (typeof part === 'number') {
      bits = mix(bits ^ part);
      continue;
    }
    for (let at = 0; at < part.length; at++) bits = Math.imul(bits ^ part.charCodeAt(at), 0x01000193);
    bits = mix(bits);
  }
  return bits >>> 0;
}

/** Numbers in [0, 1), the same ones for the same parts. */
export function randomOf(...parts: readonly (number | string)[]): Random {
  let state = hash(...parts);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    return (mix(state) >>> 0) / 4_294_967_296;
  };
}

export function pick<T>(random: Random, from: readonly [T, ...T[]]): T {
  return from[Math.floor(random() * from.length)] ?? from[0];
}

export function between(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1));
}

function mix(bits: number): number {
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
