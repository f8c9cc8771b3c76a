import { after, before } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { startBrowser } from './browser.ts';
import { knownAt } from './known.ts';
import type { Known } from './known.ts';
import { startService } from './service.ts';
import type { Service } from './service.ts';

export interface Stage extends Known {
  readonly service: Service;
  readonly browser: Browser;
  readonly origin: string;
}

/** For a `describe`: one service and one browser for all its tests, gone afterwards. */
export function onStage(): Stage {
  let service: Service | undefined;
  let browser: Browser | undefined;
  let known: Known | undefined;
  before(async () => {
    service = await startService();
    [browser, known] = await Promise.all([startBrowser(), knownAt(service.origin)]);
  });
  after(async () => {
    await browser?.close();
    await service?.stop();
  });
  const there = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('the stage is not set yet');
    return value;
  };
  return {
    get service() {
      return there(service);
    },
    get browser() {
      return there(browser);
    },
    get origin() {
      return there(service).origin;
    },
    get episode() {
      return there(known).episode;
    },
    get series() {
      return there(known).series;
    },
  };
}
