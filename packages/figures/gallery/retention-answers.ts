import {
  RETENTION_CLASSES,
  type RetentionClass,
  type RetentionComparison,
  type RetentionMonth,
  type RetentionOverview,
} from '@oc-stats/contract';

type Amounts = Partial<Record<RetentionClass, number>>;

const SOURCES: Readonly<Record<string, Amounts>> = {
  Zoom: { recent: 2340, stale: 1260.5, new: 410, never: 6313.3 },
  'Web API': { recent: 1902, stale: 804, never: 513.479401, undated: 12.5 },
  'Panopto for Mac': { recent: 310, stale: 94 },
  Unspecified: { never: 120, unobserved: 33 },
  '<b>RTMP</b> \u202eelbisivni': { never: 0.4 },
};

const FOLDERS: Readonly<Record<string, Amounts>> = {
  Users: { recent: 1200, stale: 700, new: 380, never: 6400 },
  Moodle: { recent: 3100, stale: 1400, never: 420, undated: 12.5 },
  'مكتبة الجامعة': { recent: 250, stale: 40 },
  'CCA Departments\nand a line': { stale: 18.5, never: 94, unobserved: 33 },
  '<img src=x onerror=alert(1)>': { never: 12 },
  '(no folder)': { never: 21 },
};

export function retentionOverview(changes: Partial<RetentionOverview> = {}): RetentionOverview {
  const bySource = Object.entries(SOURCES).map(([value, own]) => ({ value, classes: classesOf(own) }));
  const byFolder = Object.entries(FOLDERS).map(([value, own], i) => ({
    value,
    hasMore: i < 3,
    classes: classesOf(own),
  }));
  const all = Object.fromEntries(
    RETENTION_CLASSES.map((name) => [
      name,
      Object.values(SOURCES).reduce((sum, own) => sum + (own[name] ?? 0), 0),
    ]),
  );
  const hours = bySource.map((_, s) =>
    byFolder.map((_, f) => ((s * 7 + f * 3) % 5 === 0 ? 0 : 4000 / (1 + s * 2 + f))),
  );
  return {
    asOf: '2022-06-01',
    timeZone: 'America/Los_Angeles',
    observedSince: null,
    months: 12,
    folder: [],
    total: amount(Object.values(all).reduce((sum, one) => sum + one, 0)),
    classes: classesOf(all),
    bySource,
    byFolder,
    matrix: {
      sources: bySource.map(({ value }) => value),
      folders: byFolder.map(({ value }) => value),
      hours,
      neverHours: hours.map((row, s) => row.map((value, f) => value * Math.max(0, 0.8 - 0.15 * (s + f)))),
    },
    ages: Array.from({ length: 61 }, (_, months) => ({
      months,
      recordings: Math.round(300 * 0.93 ** months),
      hours: 400 * 0.93 ** months,
    })),
    snapshots: [{ asOf: '2022-06-01', origin: 'test' }],
    ...changes,
  };
}

export function retentionComparison(quotas?: RetentionComparison['plan']['quotas']): RetentionComparison {
  const plan = (name: string): RetentionComparison['plan'] => ({
    name,
    rules: [{ name: 'archive', action: 'archive', since: 'last-view', after: '13 months' }],
    runs: { monthly: 1 },
    horizon: 36,
    prices: { storedHourYear: 1, currency: 'USD' },
    ...(quotas ? { quotas } : {}),
  });
  return {
    asOf: '2022-06-01',
    plan: plan('Archive <i>after</i> 13 months'),
    planAgainst: plan('By age'),
    scenario: {
      name: 'Archive <i>after</i> 13 months',
      firstMonthOver: quotas ? '2023-09' : null,
      cost: 42_000.4,
      months: months(0.4, quotas ? 15 : Infinity),
    },
    against: { name: 'By age', firstMonthOver: null, cost: 39_500, months: months(0.55, Infinity) },
  };
}

function months(share: number, overFrom: number): RetentionMonth[] {
  return Array.from({ length: 36 }, (_, i): RetentionMonth => {
    const createdHours = i * 120;
    const whole = 19_627 + createdHours;
    const deletedHours = i < 12 ? 0 : whole * share * ((i - 11) / 40);
    const archivedHours = i === 0 ? 0 : (whole - deletedHours) * share;
    return {
      month: `${2022 + Math.floor((i + 5) / 12)}-${String(((i + 5) % 12) + 1).padStart(2, '0')}`,
      storedHours: whole - deletedHours - archivedHours,
      stored: 100,
      archivedHours,
      archived: 50,
      deletedHours,
      deleted: 10,
      createdHours,
      created: i,
      notified: i % 12 === 0 ? 31 : 0,
      overQuota: i >= overFrom ? ['stored'] : [],
    };
  });
}

function classesOf(own: Amounts): RetentionOverview['classes'] {
  return Object.fromEntries(
    RETENTION_CLASSES.map((name) => [name, amount(own[name] ?? 0)]),
  ) as RetentionOverview['classes'];
}

function amount(hours: number) {
  return { recordings: Math.ceil(hours * 1.3), hours, bytes: null };
}
