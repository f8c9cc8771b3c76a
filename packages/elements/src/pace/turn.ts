/** Well under the 50 ms from which on a page feels stuck, on a machine a quarter as fast as ours. */
const SLICE_MS = 8;

let channel: MessageChannel | null = null;
let begun: number | null = null;
const waiting: (() => void)[] = [];
const calm: (() => void)[] = [];
const drawing: (() => void)[] = [];

/**
 * Lets many elements share the main thread: `null` while the slice of time that began with the first of them lasts,
 * else a promise that gets a task of its own. The page can scroll and answer in between. Do not await the `null`: while
 * one waits for nothing, all others would be told that there is time as well.
 */
export function turn(): Promise<void> | null {
  return isTimeLeft() ? null : new Promise((resolve) => waiting.push(resolve));
}

/** The same for what only draws: it comes when nobody has anything more to ask. */
export function turnToDraw(): Promise<void> | null {
  return isTimeLeft() ? null : new Promise((resolve) => drawing.push(resolve));
}

/** Runs in a later task, when everybody has had their turn: what elements want together must wait for the last of them. */
export function whenCalm(run: () => void): void {
  calm.push(run);
  begin();
}

function isTimeLeft(): boolean {
  begin();
  return begun !== null && performance.now() - begun < SLICE_MS;
}

function begin(): void {
  if (begun !== null) return;
  begun = performance.now();
  channel ??= newChannel();
  channel.port2.postMessage(null);
}

function newChannel(): MessageChannel {
  const created = new MessageChannel();
  created.port1.onmessage = () => {
    begun = null;
    const go = waiting.shift() ?? (calm.length > 0 ? runCalm : drawing.shift());
    if (!go) return;
    begin();
    go();
  };
  return created;
}

function runCalm(): void {
  for (const run of calm.splice(0)) run();
}
