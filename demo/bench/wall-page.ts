import type { Conditions, MeasuredPage } from './measured-page.ts';
import { measuredPage } from './measured-page.ts';
import type { Probe } from './probe.ts';

/** All of the wall is seen at once, so that nothing waits to be scrolled to. */
const SIZE = { width: 1_680, height: 2_400 };

export interface Wall {
  readonly url: string;
  /** How many elements it has. */
  readonly count: number;
}

/** A page with many elements, all of which have drawn. */
export async function wallPage({ url, count }: Wall, conditions: Conditions = {}): Promise<MeasuredPage> {
  const measured = await measuredPage({ ...SIZE, ...conditions });
  try {
    await measured.page.goto(url, { waitUntil: 'domcontentloaded' });
    await allDrawn(measured, count);
    return measured;
  } catch (error) {
    await measured[Symbol.asyncDispose]();
    throw error;
  }
}

/** Looks seldom and little, for looking takes time from the page that is measured. */
export async function allDrawn({ page }: MeasuredPage, count: number): Promise<void> {
  await page.waitForFunction(
    (wanted) => {
      const { loaded, allDrawn: all } = (globalThis as unknown as { probe: Probe }).probe;
      return loaded.size >= wanted && all();
    },
    { polling: 250, timeout: 60_000 },
    count,
  );
}

/** Twice: what the first one finds may hold on to more. */
export async function collectGarbage({ devtools }: MeasuredPage): Promise<void> {
  for (let i = 0; i < 2; i++) await devtools.send('HeapProfiler.collectGarbage');
}
