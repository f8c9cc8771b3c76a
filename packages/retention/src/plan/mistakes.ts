import { z } from 'zod';
import { retentionPlan } from '@oc-stats/contract/schema';
import { nearest } from './nearest.ts';
import type { PlanMistake } from './plan-error.ts';
import type { Path, PlanText } from './plan-text.ts';

type Issue = z.core.$ZodIssue;

/** What the schema does not take, in words, and where it stands; in the order of the file. */
export function mistakesOf(issues: readonly Issue[], written: PlanText): PlanMistake[] {
  const values = written.values;
  return issues
    .flatMap(plainest)
    .flatMap((issue) => told(issue, values, written))
    .sort((a, b) => a.line - b.line || a.column - b.column);
}

/** Where the schema wants a text and found something else. */
export function textsWanted(issues: readonly Issue[]): Path[] {
  return issues.flatMap(({ path, ...issue }): Path[] => {
    if (issue.code === 'invalid_type' && issue.expected === 'string') return [path];
    if (issue.code !== 'invalid_union') return [];
    return issue.errors.flatMap(textsWanted).map((inner) => [...path, ...inner]);
  });
}

/** Of the ways to write something, the one that was probably tried: it leads furthest and has least wrong. */
function plainest(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const depth = (issues: readonly Issue[]) => Math.max(...issues.map(({ path }) => path.length));
  const [best = []] = [...issue.errors].sort((a, b) => depth(b) - depth(a) || a.length - b.length);
  return best.flatMap((inner) => plainest({ ...inner, path: [...issue.path, ...inner.path] }));
}

function told(issue: Issue, values: unknown, written: PlanText): PlanMistake[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(path);
    return issue.keys.map((key) => ({
      ...written.placeOf(path, key),
      message: `${dotted([...path, key])}: there is no such key. ${hint(key, known)}`,
    }));
  }
  // What is well written and makes no sense is said in whole sentences.
  if (issue.code === 'custom' && !issue.message.startsWith('expected '))
    return [{ ...written.placeOf(path), message: `${dotted(path)}: ${issue.message}` }];
  const value = path.reduce<unknown>((found, key) => (found as Values | undefined)?.[key], values);
  const found = value === undefined ? 'it is missing' : `found ${shown(value)}`;
  const meant =
    issue.code === 'invalid_value' && typeof value === 'string'
      ? nearest(value, issue.values.map(String))
      : null;
  const question = meant === null ? '' : ` Did you mean ${meant}?`;
  const message = `${dotted(path)}: expected ${expected(issue)}, ${found}.${question}`;
  return [{ ...written.placeOf(path), message }];
}

type Values = Record<PropertyKey, unknown>;

function hint(key: string, known: readonly string[]): string {
  const meant = nearest(key, known);
  return meant === null ? `Known are ${known.join(', ')}.` : `Did you mean ${meant}?`;
}

const KINDS_OF_VALUES: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'a section with keys of its own',
  record: 'a section with keys of its own',
  string: 'a text',
};

/** The schema says itself what it wants of texts; of kinds, numbers and lists it is said here. */
function expected(issue: Issue): string {
  if (issue.code === 'invalid_type') return KINDS_OF_VALUES[issue.expected] ?? issue.expected;
  if (issue.code === 'invalid_value') return listed(issue.values.map(String));
  const unit = 'origin' in issue && issue.origin === 'array' ? ' entries' : '';
  if (issue.code === 'too_big') return `at most ${String(issue.maximum)}${unit}`;
  if (issue.code === 'too_small') {
    if (issue.origin === 'string') return 'a text';
    return issue.inclusive
      ? `at least ${String(issue.minimum)}${unit}`
      : `more than ${String(issue.minimum)}`;
  }
  return issue.message.replace(/^Invalid input:? ?/, '').replace(/^expected /, '') || 'something else';
}

function listed(values: readonly string[]): string {
  return values.length < 2 ? values.join() : `${values.slice(0, -1).join(', ')} or ${String(values.at(-1))}`;
}

function dotted(path: Path): string {
  const text = path
    .map((key) => (typeof key === 'number' ? `[${key + 1}]` : `.${String(key).slice(0, 60)}`))
    .join('');
  return text.replace(/^\./, '') || 'the plan';
}

function shown(value: unknown): string {
  if (value === null) return 'nothing';
  if (typeof value === 'number') return String(value);
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** What may stand there, whichever way it is written. */
function keysAt(path: Path): string[] {
  let schemas: readonly z.ZodType[] = [retentionPlan];
  for (const key of path)
    schemas = schemas.flatMap(waysToWrite).flatMap((schema) => {
      if (schema instanceof z.ZodArray) return typeof key === 'number' ? [schema.element as z.ZodType] : [];
      const shape = schema instanceof z.ZodObject ? (schema.shape as Record<string, z.ZodType>) : {};
      const inner = shape[String(key)];
      return inner ? [inner] : [];
    });
  const objects = schemas.flatMap(waysToWrite).filter((schema) => schema instanceof z.ZodObject);
  return objects.flatMap(({ shape }) => Object.keys(shape));
}

/** Below `optional`, `default`, unions and what is made of them lies what is really expected. */
function waysToWrite(schema: z.ZodType): z.ZodType[] {
  const {
    in: before,
    innerType,
    options,
  } = schema.def as {
    readonly in?: z.ZodType;
    readonly innerType?: z.ZodType;
    readonly options?: readonly z.ZodType[];
  };
  if (options) return options.flatMap(waysToWrite);
  const inner = innerType ?? before;
  return inner ? waysToWrite(inner) : [schema];
}
