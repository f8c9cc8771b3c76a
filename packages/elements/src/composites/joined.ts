/** What there is of the details, with a dot between. */
export function joined(details: readonly unknown[]): readonly unknown[] {
  return details.filter(Boolean).flatMap((detail, index) => (index === 0 ? [detail] : [' · ', detail]));
}
