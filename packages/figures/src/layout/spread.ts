/**
 * Moves labels apart, as little as needed and keeping their order, within the bounds. `null` when there are too many.
 * Labels that touch are pushed as one block around the mean of where they want to be.
 */
export function spread(wanted: readonly number[], gap: number, low: number, high: number): number[] | null {
  if ((wanted.length - 1) * gap > high - low) return null;
  const order = wanted
    .map((_, i) => i)
    .sort((a, b) => (wanted[a] as number) - (wanted[b] as number) || a - b);
  const blocks: { members: number[]; start: number }[] = [];
  for (const index of order) {
    blocks.push({ members: [index], start: wanted[index] as number });
    for (;;) {
      const last = blocks.at(-1);
      if (!last) break;
      const mean = last.members.reduce((sum, member, i) => sum + (wanted[member] as number) - i * gap, 0);
      const room = (last.members.length - 1) * gap;
      last.start = Math.max(low, Math.min(high - room, mean / last.members.length));
      const before = blocks.at(-2);
      if (!before || before.start + before.members.length * gap <= last.start + 1e-6) break;
      before.members.push(...last.members);
      blocks.pop();
    }
  }
  const placed: number[] = [];
  for (const { members, start } of blocks) members.forEach((member, i) => (placed[member] = start + i * gap));
  return placed;
}
