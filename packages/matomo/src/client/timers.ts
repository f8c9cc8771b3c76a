import { setTimeout } from 'node:timers/promises';
import type { Timers } from '@oc-stats/resilience';

export const wallTimers: Timers = {
  now: () => performance.now(),
  pause: (ms, signal) => setTimeout(ms, undefined, { signal }),
};
