/** The clock that each action starts. */
const STARTS = {
  notify: 'notified',
  strip: 'stripped',
  unpublish: 'unpublished',
  archive: 'archived',
  disable: 'disabled',
  delete: null,
} as const;
/** What an inventory knows already. */
const FROM_THE_BEGINNING = ['last-view', 'created', 'archived'];

interface Rule {
  readonly action: keyof typeof STARTS;
  readonly since: string;
  readonly also?: readonly { readonly since: string }[] | undefined;
}

interface Stuck {
  readonly at: number;
  readonly clock: string;
  /** Where in the rule it is asked for. */
  readonly path: readonly (string | number)[];
}

/** Rules that wait for what no rule does, or only one that waits for them in turn. */
export function neverStarted(rules: readonly Rule[]): Stuck[] {
  const started = new Set<string>(FROM_THE_BEGINNING);
  const waiting = (one: Rule, at: number): Stuck[] =>
    [
      { at, clock: one.since, path: ['since'] },
      ...(one.also ?? []).map(({ since }, i) => ({ at, clock: since, path: ['also', i, 'since'] })),
    ].filter(({ clock }) => !started.has(clock));
  for (let before = 0; started.size > before;) {
    before = started.size;
    for (const [at, one] of rules.entries()) {
      const starts = STARTS[one.action];
      if (starts && waiting(one, at).length === 0) started.add(starts);
    }
  }
  return rules.flatMap((one, at) => waiting(one, at).slice(0, 1));
}
