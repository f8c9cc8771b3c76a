import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { nearest } from './distance.ts';
import type { Environment } from './interpolate.ts';
import { shapeOf } from './keys.ts';
import type { Mistake } from './mistake.ts';

const PREFIX = 'OC_STATS__';
const FROM_FILE = '_FILE';

/** One value that a variable sets, and which variable it was. */
export interface Override {
  readonly path: readonly string[];
  readonly value: string;
  readonly name: string;
}

/**
 * `OC_STATS__INFLUXDB__RETENTION_POLICY` sets `influxdb.retention-policy`. With `_FILE` behind it the value is read
 * from a file, as secrets of containers are.
 */
export function readVariables(
  schema: z.ZodType,
  env: Environment,
): { overrides: Override[]; mistakes: Mistake[] } {
  const known = new Map(leavesOf(schema).map((path) => [variableName(path), path]));
  const overrides: Override[] = [];
  const mistakes: Mistake[] = [];
  for (const [name, value] of Object.entries(env)) {
    if (!name.startsWith(PREFIX) || value === undefined) continue;
    const path = known.get(name);
    const filePath = known.get(name.slice(0, -FROM_FILE.length));
    if (path) overrides.push({ path, value, name });
    else if (name.endsWith(FROM_FILE) && filePath) {
      const content = readValue(value);
      if (content === null) mistakes.push({ place: name, message: `the file ${value} cannot be read.` });
      else overrides.push({ path: filePath, value: content, name });
    } else {
      const meant = nearest(name, [...known.keys()]);
      mistakes.push({ place: name, message: `sets no known key.${meant ? ` Did you mean ${meant}?` : ''}` });
    }
  }
  return { overrides, mistakes };
}

export function variableName(path: readonly string[]): string {
  const upper = (key: string) =>
    key
      .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
      .replaceAll('-', '_')
      .toUpperCase();
  return PREFIX + path.map(upper).join('__');
}

/** Sections have keys of their own; lists are left to the file. */
function leavesOf(schema: z.ZodType, path: readonly string[] = []): string[][] {
  const shape = shapeOf(schema);
  if (!shape) return [[...path]];
  return Object.entries(shape).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
}

function readValue(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch {
    return null;
  }
}
