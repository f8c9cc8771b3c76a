import type { Day } from '@oc-stats/contract';
import type { CopyProgress, CopyReport } from '@oc-stats/store/transfer';
import type { StatsReader } from '@oc-stats/store';
import type { MonthMarks } from '@oc-stats/store-influx';
import type { Logger } from 'pino';
import type { OwnedStore } from './adapters.ts';
import { copyShare, copyText } from './copy-progress.ts';
import { readerOf, type CountedElsewhere } from './counted-elsewhere.ts';
import { LateMonths } from './late-months.ts';
import type { BackgroundState } from './open-sources.ts';
import { createProgress } from './progress.ts';
import { restAfterFailure } from './rest.ts';

export interface MirrorParts {
  readonly source: StatsReader;
  readonly store: OwnedStore;
  readonly organization: string;
  /** Remembers that the first copy came to its end. */
  readonly ledger: {
    read(name: string): Promise<string | null>;
    write(name: string, value: string): Promise<void>;
  };
  readonly counted: CountedElsewhere;
  readonly log: Logger;
  /** Where the source can tell cheaply which months have changed: then it is asked once a night, and not every time. */
  readonly survey?: {
    readonly look: (signal: AbortSignal) => Promise<MonthMarks>;
    readonly night: () => Day;
  };
}

export interface OpenMirror {
  /** Answers from the source until the copy is whole, and from the copy from then on. */
  readonly reader: StatsReader;
  state(): BackgroundState;
  close(): Promise<void>;
}

const FRESHENED_EVERY_MS = 15 * 60_000;
const NOT_WHOLE = 'the first copy is to come; until then the InfluxDB answers';

/** A copy of a store that is slow, or may only be read: whole at first, then its last days, and what changed late. */
export async function openMirror({
  counted,
  ledger,
  log,
  organization,
  source,
  store,
  survey,
}: MirrorParts): Promise<OpenMirror> {
  const mark = `mirror of ${organization}`;
  const stopping = new AbortController();
  let whole = (await ledger.read(mark)) !== null;
  let state: BackgroundState = { what: 'mirror', ok: true, message: whole ? 'whole' : NOT_WHOLE };
  const say = (ok: boolean, message: string) => (state = { what: 'mirror', ok, message });

  async function freshen(): Promise<void> {
    const { copyStore, refreshStore } = await import('@oc-stats/store/transfer');
    const options = { from: source, to: store, organization, signal: stopping.signal };
    const told = createProgress('Copying the InfluxDB', { write: (text) => log.info(text.trim()) });
    const onProgress = (progress: CopyProgress) => {
      say(true, `first copy ${Math.floor(copyShare(progress) * 100)} %, ${copyText(progress)}`);
      told.update(copyShare(progress), copyText(progress));
    };
    const late = survey && (await LateMonths.look(survey, { ledger, organization, signal: stopping.signal }));
    const report = await (whole
      ? refreshStore({ ...options, ...(late ? { changed: late.changed } : {}) })
      : copyStore({ ...options, onProgress }));
    if (report.written > 0) await store.tidy(stopping.signal);
    if (report.differing.length > 0) throw new Error(differenceText(report));
    await counted.remember(source.capabilities());
    if (report.range !== null && !whole) {
      await ledger.write(mark, 'whole');
      whole = true;
    }
    await late?.done();
    say(true, report.range ? `whole through ${report.range.to}` : 'the InfluxDB holds nothing to copy yet');
    log.info({ written: report.written, months: report.months }, 'mirror freshened');
  }

  /** Whether it came to its end. */
  async function freshenQuietly(): Promise<boolean> {
    try {
      await freshen();
      return true;
    } catch (error) {
      if (stopping.signal.aborted) return false;
      const message = error instanceof Error ? error.message : String(error);
      // The same again is no news: it is tried every few seconds at first.
      const text = whole ? message : `${message} Until there is a copy, the InfluxDB answers.`;
      const level = state.message === text ? 'debug' : 'warn';
      say(false, text);
      log[level]({ reason: message }, 'the mirror could not be freshened');
      return false;
    }
  }

  let timer: NodeJS.Timeout | undefined;
  let failures = 0;
  async function keepFreshening(): Promise<void> {
    const started = performance.now();
    const isFresh = await freshenQuietly();
    if (stopping.signal.aborted) return;
    const tookMs = performance.now() - started;
    failures = isFresh ? 0 : failures + 1;
    const pause = isFresh
      ? FRESHENED_EVERY_MS
      : restAfterFailure({ failures, tookMs, usualMs: FRESHENED_EVERY_MS });
    timer = setTimeout(() => {
      running = keepFreshening();
    }, pause);
    timer.unref();
  }
  let running = keepFreshening();

  return {
    reader: readerOf(
      () => (whole ? store : source),
      () => (whole ? counted.current : null),
    ),
    state: () => state,
    async close() {
      clearTimeout(timer);
      stopping.abort();
      await running;
    },
  };
}

function differenceText({ differing }: CopyReport): string {
  const months = differing.map(({ month }) => month.from.slice(0, 7)).join(', ');
  return `After copying, these months still differ from their source: ${months}. They are read again with the next run.`;
}
