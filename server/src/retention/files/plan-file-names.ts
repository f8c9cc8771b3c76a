const LONGEST = 50;

/** A plan may be named anything; a file may not. Each gets a name of its own, also where file systems know no capitals. */
export function planFileNames(plans: readonly string[]): string[] {
  const taken = new Set<string>();
  return plans.map((plan) => {
    const words = plan
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-');
    const short =
      [...words]
        .slice(0, LONGEST)
        .join('')
        .replace(/^-+|-+$/g, '') || 'plan';
    let name = short;
    for (let no = 2; taken.has(name); no++) name = `${short}-${no}`;
    taken.add(name);
    return name;
  });
}
