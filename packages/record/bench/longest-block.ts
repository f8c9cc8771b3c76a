/** How long `work` takes, and for how long at most nobody else had a turn meanwhile, in milliseconds. */
export async function measured<T>(work: () => Promise<T>): Promise<{ value: T; ms: number; block: number }> {
  const start = performance.now();
  let [last, block] = [start, 0];
  let on = true;
  const tick = () => {
    const now = performance.now();
    block = Math.max(block, now - last);
    last = now;
    if (on) setImmediate(tick);
  };
  setImmediate(tick);
  const value = await work();
  on = false;
  tick();
  return { value, ms: performance.now() - start, block };
}
