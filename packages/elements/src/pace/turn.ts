/** Well under the 50 ms from which on a page feels stuck, on a machine a quarter as fast as ours. */
const SLICE_MS = 8;
/** Frames are not drawn in a hidden tab. */
const LONGEST_FRAME_MS = 100;

let channel: MessageChannel | null = null;
let begun: number | null = null;
/** Whether anybody has had to wait since the last calm. */
let crowded = false;
const waiting: (() => void)[] = [];
const afterwards: (() => void)[] = [];

/**
 * Lets many elements share the main thread: `null` while the slice of time that began with the first of them lasts,
 * else a promise that gets a task of its own. The page can scroll and answer in between. Do not await the `null`: while
 * one waits for nothing, all others would be told that there is time as well.
 */
export function turn(): Promise<void> | null {
  begin();
  if (begun !== null && performance.now() - begun < SLICE_MS) return null;
  return new Promise((resolve) => waiting.push(resolve));
}

/**
 * Runs in a later task, when everybody has had their turn: what elements want together must wait for the last of them,
 * even if some are only seen in the next frame.
 */
export function whenCalm(run: () => void): void {
  afterwards.push(run);
  begin();
}

function begin(): void {
  if (begun !== null) return;
  begun = performance.now();
  nextTask();
}

function nextTask(): void {
  channel ??= newChannel();
  channel.port2.postMessage(null);
}

function newChannel(): MessageChannel {
  const created = new MessageChannel();
  created.port1.onmessage = () => {
    begun = null;
    const go = waiting.shift();
    if (go) {
      crowded = true;
      begin();
      go();
    } else if (crowded) {
      crowded = false;
      requestAnimationFrame(() => setTimeout(nextTask));
      setTimeout(nextTask, LONGEST_FRAME_MS);
    } else {
      for (const run of afterwards.splice(0)) run();
    }
  };
  return created;
}
