import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GHOST_DASH, strokeOf } from '../layout/line-ink.ts';
import type { Ink } from '../scene.ts';
import { INKS, PALETTES, type Palette } from './palette.ts';

type Rgb = readonly [number, number, number];

/** Surfaces that pages have; ours and slightly toned ones. */
const SURFACES = { light: ['#ffffff', '#f5f6f7'], dark: ['#16191d', '#202428', '#000000'] } as const;

// Machado, Oliveira, Fernandes 2009, full severity: https://www.inf.ufrgs.br/~oliveira/pubs_files/CVD_Simulation/
const EYES: Readonly<Record<string, readonly Rgb[]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

for (const theme of ['light', 'dark'] as const) {
  const palette = PALETTES[theme];
  const series = inks(palette, 'series-');
  const heat = inks(palette, 'heat-');

  test(`${theme}: series stand out 3:1, text 4.5:1, on every surface`, () => {
    for (const surface of [palette.surface, ...SURFACES[theme]]) {
      for (const color of series) assert.ok(contrast(color, surface) >= 3, `${color} on ${surface}`);
      for (const color of [palette.text, palette.muted]) {
        assert.ok(contrast(color, surface) >= 4.5, `${color} on ${surface}: ${contrast(color, surface)}`);
      }
    }
  });

  test(`${theme}: series differ for every eye, neighbours most`, () => {
    for (const [eye, matrix] of Object.entries(EYES)) {
      for (let i = 1; i < series.length; i++) {
        for (let j = 0; j < i; j++) {
          const apart = distance(seen(series[i] ?? '', matrix), seen(series[j] ?? '', matrix));
          assert.ok(apart >= (i - j === 1 ? 14 : 9), `${i + 1} and ${j + 1} for ${eye}: ${apart.toFixed(1)}`);
        }
      }
    }
  });

  test(`${theme}: heat classes rise in even steps, for every eye`, () => {
    const classes = heat.slice(1).map((color) => oklab(linear(color))[0]);
    const direction = Math.sign((classes.at(-1) ?? 0) - (classes[0] ?? 0));
    const steps = classes.slice(1).map((lightness, i) => (lightness - (classes[i] ?? 0)) * direction);
    assert.ok(Math.max(...steps) / Math.min(...steps) < 1.2, steps.map((step) => step.toFixed(3)).join(' '));
    // Few is near the surface, many far from it.
    assert.ok(contrast(heat[1] ?? '', palette.surface) < contrast(heat[8] ?? '', palette.surface));
    for (const matrix of Object.values(EYES)) {
      for (let i = 1; i < heat.length; i++) {
        assert.ok(distance(seen(heat[i] ?? '', matrix), seen(heat[i - 1] ?? '', matrix)) >= 5, `${i}`);
      }
    }
  });

  test(`${theme}: zero differs from the surface, where nothing was counted`, () => {
    assert.ok(distance(oklab(linear(heat[0] ?? '')), oklab(linear(palette.surface))) >= 4);
  });
}

test('in grey, eight lines differ by their dashes', () => {
  const dashes = Array.from({ length: 8 }, (_, slot) =>
    strokeOf({ metric: 'plays', role: 'main', values: [], total: null, slot }),
  ).map((stroke) => stroke.dash);
  assert.equal(new Set(dashes).size, 8);
  assert.ok(!dashes.includes(GHOST_DASH));
});

test('every ink has a colour in both themes', () => {
  assert.equal(INKS.length, 4 + 8 + 9);
  for (const palette of Object.values(PALETTES)) {
    assert.deepEqual(Object.keys(palette), INKS);
    for (const color of Object.values(palette)) assert.match(color, /^#[0-9a-f]{6}$/);
  }
});

function inks(palette: Palette, prefix: string): string[] {
  return INKS.filter((ink: Ink) => ink.startsWith(prefix)).map((ink) => palette[ink]);
}

function linear(hex: string): Rgb {
  const channel = (at: number) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** WCAG 2.2 */
function contrast(a: string, b: string): number {
  const [low, high] = [a, b]
    .map(linear)
    .map(([red, green, blue]) => 0.2126 * red + 0.7152 * green + 0.0722 * blue)
    .sort((p, q) => p - q) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function seen(hex: string, matrix: readonly Rgb[]): Rgb {
  const color = linear(hex);
  const [red, green, blue] = matrix.map((row) =>
    Math.max(
      0,
      Math.min(
        1,
        row.reduce((sum, weight, i) => sum + weight * (color[i] ?? 0), 0),
      ),
    ),
  );
  return oklab([red ?? 0, green ?? 0, blue ?? 0]);
}

// https://bottosson.github.io/posts/oklab/
function oklab([red, green, blue]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** 100 is from black to white; 2 is what an eye just tells apart side by side. */
function distance(a: Rgb, b: Rgb): number {
  return 100 * Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}
