import type {
  RetentionMonth as Month,
  RetentionPlan as Plan,
  RetentionQuota as Quota,
  RetentionScenario as Scenario,
} from '@oc-stats/contract';
import type { Books, Column } from './books.ts';
import type { Calendar } from './calendar.ts';

/** What the books say at the end of each month. `createdBefore` is what the year of the contract has had already. */
export function statement(plan: Plan, calendar: Calendar, books: Books, createdBefore: number): Scenario {
  const { prices, quotas = {} } = plan;
  const [stored, archived] = [balances(books.stored), balances(books.archived)];
  const [deleted, created] = [balances(books.deleted), balances(books.created)];
  let [ofYear, cost] = [createdBefore, 0];
  const months = calendar.labels.map((month, i): Month => {
    const storedHours = stored.hours[i] ?? 0;
    const archivedHours = archived.hours[i] ?? 0;
    const createdHours = books.created.hours[i] ?? 0;
    if (i > 0 && beginsYear(month, i, quotas.yearStart)) ofYear = 0;
    ofYear += createdHours;
    cost +=
      ((prices?.storedHourYear ?? 0) * storedHours +
        (prices?.archivedHourYear ?? 0) * archivedHours +
        (prices?.year ?? 0)) /
        12 +
      (prices?.createdHour ?? 0) * createdHours;
    const use = { stored: storedHours, created: ofYear, archived: archivedHours };
    return {
      month,
      storedHours,
      stored: stored.recordings[i] ?? 0,
      archivedHours,
      archived: archived.recordings[i] ?? 0,
      deletedHours: deleted.hours[i] ?? 0,
      deleted: deleted.recordings[i] ?? 0,
      createdHours: created.hours[i] ?? 0,
      created: created.recordings[i] ?? 0,
      notified: books.toldIn(i),
      overQuota: QUOTAS.filter((quota) => use[quota] > (quotas[quota] ?? Infinity) + A_HAIR),
    };
  });
  return {
    name: plan.name,
    months,
    firstMonthOver: months.find(({ overQuota }) => overQuota.length > 0)?.month ?? null,
    cost: prices ? cost : null,
  };
}

const QUOTAS = ['stored', 'created', 'archived'] as const satisfies readonly Quota[];

/** Sums of hours are never quite what they should be, and who uses all is not over. */
const A_HAIR = 1e-6;

function beginsYear(month: string, at: number, yearStart: number | undefined): boolean {
  return yearStart === undefined ? at % 12 === 0 : Number(month.slice(5)) === yearStart;
}

function balances({ hours, recordings }: Column): Column {
  return { hours: summed(hours), recordings: summed(recordings) };
}

/** What was taken away again leaves nothing, and not a billionth of an hour less than nothing. */
function summed(moves: Float64Array): Float64Array {
  let sum = 0;
  return moves.map((move) => {
    sum += move;
    return Math.abs(sum) < 1e-9 ? 0 : sum;
  });
}
