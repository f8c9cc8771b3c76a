import type { JobProgress } from './job.ts';

/** What the service says while it runs a job for somebody else: one line of JSON each, the last one ends it. */
export type JobLine =
  | { readonly plan: readonly string[] }
  | { readonly progress: JobProgress }
  | { readonly result: unknown }
  | { readonly failure: string };

export interface JobRequest {
  readonly options: unknown;
  /** Only what would be done. */
  readonly dryRun: boolean;
}

/** The lines of one run, as they come; ending the reading ends the run. */
export function jobStream(
  run: (say: (line: JobLine) => void, signal: AbortSignal) => Promise<unknown>,
): ReadableStream<Uint8Array> {
  const stopping = new AbortController();
  const encoder = new TextEncoder();
  return new ReadableStream({
    async start(controller) {
      const say = (line: JobLine) => {
        if (!stopping.signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      };
      try {
        say({ result: await run(say, stopping.signal) });
      } catch (error) {
        say({ failure: error instanceof Error ? error.message : String(error) });
      }
      if (!stopping.signal.aborted) controller.close();
    },
    cancel() {
      stopping.abort();
    },
  });
}
