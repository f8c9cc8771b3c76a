import type { Day } from '@oc-stats/contract';
import type { Assumed, Report } from './report.ts';

type Said = readonly [name: string, said: string];

/** What has to be known to read the numbers rightly, and in a year still. */
export function assumptions({ answers, assumed, origin }: Report): Said[] {
  const { asOf, observedSince, timeZone } = answers;
  return [
    ['As of', `the beginning of ${asOf}; thresholds are calendar months before it`],
    ['From', origin],
    ...(observedSince === null ? ofReports(timeZone) : ofOpencast(timeZone, observedSince)),
    ['Not counted', 'views in browsers that block counting; what looks unwatched may have been watched'],
    ...(assumed.length > 0 ? ofPlans(assumed) : []),
  ];
}

function ofReports(timeZone: string): Said[] {
  return [
    ['Time zone', `${timeZone}, as was said; reports do not name theirs`],
    ['Never watched', 'no view, no minute and no last view in the time that the reports cover'],
  ];
}

function ofOpencast(timeZone: string, observedSince: Day): Said[] {
  return [
    ['Time zone', timeZone],
    ['Never watched', `no view observed since ${observedSince}, when counting began`],
  ];
}

/** What all plans take for granted is said once. */
function ofPlans(assumed: readonly Assumed[]): Said[] {
  const plansBy = new Map<string, string[]>();
  for (const { assumptions, plan } of assumed)
    for (const { message } of assumptions) plansBy.set(message, [...(plansBy.get(message) ?? []), plan]);
  const said = [...plansBy].map(([message, plans]): Said => {
    const name = plans.length === assumed.length ? 'Plans' : plans.join(', ');
    return [name, message.replace(/\.$/, '')];
  });
  return [...said, ['Deleted', 'nothing; oc-stats only writes lists']];
}
