import type { RetentionAnswers } from '@oc-stats/contract';
import { readText, type Session } from '@oc-stats/duckdb';
import { AMOUNT, amountOf, LARGEST_FIRST, type Amount, type Row } from './amount.ts';
import { ROOT, SOURCE } from './classes.ts';

export type Split = RetentionAnswers['inventory'];

/** How much some recordings are; `from` is `FROM … WHERE …`. */
export async function amount(session: Session, from: string): Promise<Amount> {
  const [row = []] = await session.rows(`SELECT ${AMOUNT} ${from}`);
  return amountOf(row);
}

/** The same for each value of an expression. */
export async function amountsBy(session: Session, value: string, from: string): Promise<Row[]> {
  const rows = await session.rows(
    `SELECT ${value} AS value, ${AMOUNT} ${from} GROUP BY value ${LARGEST_FIRST}`,
  );
  return rows.map(([value, ...cells]) => ({ value: readText(String(value)), ...amountOf(cells) }));
}

export async function split(session: Session, from: string): Promise<Split> {
  return {
    ...(await amount(session, from)),
    bySource: await amountsBy(session, SOURCE, from),
    byRootFolder: await amountsBy(session, ROOT, from),
  };
}
