import type { Ask } from './ask.ts';

/** At most so many questions at once; the others wait in line. A question that is given up in line is never asked. */
export function limitConcurrency(ask: Ask, most: number): Ask {
  let running = 0;
  const waiting: (() => void)[] = [];

  return async (request) => {
    if (running >= most) await new Promise<void>((proceed) => waiting.push(proceed));
    else running++;
    try {
      return await ask(request);
    } finally {
      const next = waiting.shift();
      // The place passes on to the next in line.
      if (next) next();
      else running--;
    }
  };
}
