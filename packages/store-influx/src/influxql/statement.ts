import type { Condition, Select } from '../dialect/select.ts';
import { storedTag } from '../dialect/tag-text.ts';
import { startOf } from '../dialect/time-limits.ts';
import type { Parameters } from './parameters.ts';
import { quoted, quotedSource } from './quote.ts';

/** Raw points and no aggregates: daily points are few, and `sum() … GROUP BY time` costs three to five times as much. */
export function selectStatement(select: Select, parameters: Parameters): string {
  const { source, fields, columns = [], groups = [], only } = select;
  const conditions = conditionsOf(select, parameters);
  return [
    `SELECT ${[...fields, ...columns].map(quoted).join(', ')} FROM ${quotedSource(source)}`,
    conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '',
    groups.length > 0 ? ` GROUP BY ${groups.map(quoted).join(', ')}` : '',
    only === undefined ? '' : ` ORDER BY time ${only === 'first' ? 'ASC' : 'DESC'} LIMIT 1`,
  ].join('');
}

export function conditionsOf(
  { where, from, before, at }: Pick<Select, 'where' | 'from' | 'before' | 'at'>,
  parameters: Parameters,
): string[] {
  const start = startOf(from);
  const end = startOf(before);
  return [
    ...where.map((condition) => tagCondition(condition, parameters)),
    ...(start === null ? [] : [`time >= '${start}'`]),
    ...(end === null ? [] : [`time < '${end}'`]),
    ...(at === undefined ? [] : [`time = ${at.replace(/[^\d-]/g, '')}`]),
  ];
}

function tagCondition({ tag, anyOf }: Condition, parameters: Parameters): string {
  const equal = anyOf.map((value) => `${quoted(tag)} = ${parameters.bind(storedTag(value))}`);
  return equal.length === 1 ? (equal[0] as string) : `(${equal.join(' OR ')})`;
}
