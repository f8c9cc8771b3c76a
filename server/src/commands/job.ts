import { pino } from 'pino';
import { loadConfig, type Flags } from '../config/load.ts';
import { askJob } from '../service/jobs/ask-job.ts';
import type { JobLine, JobRequest } from '../service/jobs/job-lines.ts';
import { createJobRunner } from '../service/jobs/job-runner.ts';
import { jobOf, type JobName } from '../service/jobs/jobs.ts';
import { createProgress } from '../service/progress.ts';
import { print, type Format, type Host } from './host.ts';
import { OperatorError } from './operator-error.ts';

export interface JobFlags {
  readonly format: Format;
  readonly dryRun: boolean;
}

/**
 * Runs a job: in the service that owns the data folder, or as its owner where no service runs. Resolves to whether the
 * result is what was wanted.
 */
export async function job(
  host: Host,
  flags: Flags,
  name: JobName,
  options: object,
  { dryRun, format }: JobFlags,
): Promise<boolean> {
  const config = loadConfig(flags, host.env, host.cwd);
  const request: JobRequest = { dryRun, options };
  const progress = createProgress(name, host.stderr);
  const say = (line: JobLine) => {
    if ('plan' in line) for (const sentence of line.plan) host.stderr.write(`${sentence}\n`);
    if ('progress' in line) progress.update(line.progress.share, line.progress.text);
  };
  const asked = await askJob(config.store.folder, name, request, say);
  const result = asked ? asked.result : await ownRun(host, config, name, request, say);
  progress.end();
  const known = jobOf(name);
  if (dryRun || !known) {
    print(host, format, { dryRun: true }, 'Nothing was changed.\n');
    return true;
  }
  print(host, format, result as object, known.text(result));
  return known.succeeded(result);
}

async function ownRun(
  host: Host,
  config: ReturnType<typeof loadConfig>,
  name: JobName,
  request: JobRequest,
  say: (line: JobLine) => void,
): Promise<unknown> {
  const log = pino({ level: config.log.level ?? 'warn', base: null }, sentences(host));
  const stopping = new AbortController();
  void host.asked().then((signal) => stopping.abort(signal));
  const { run } = createJobRunner(
    { adapters: host.adapters, clock: host.clock, config, log },
    { store: null, counted: null },
  );
  try {
    return await run(name, request, say, stopping.signal);
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
    const signal = String(stopping.signal.reason);
    throw new OperatorError(`Stopped by ${signal}. Run it again; it goes on where it stopped.`, {
      cause: error,
    });
  }
}

/** At the command line somebody reads along: what a log would say of it, each thing once. */
function sentences({ stderr }: Host) {
  const said = new Set<string>();
  return {
    write(line: string) {
      const { msg } = JSON.parse(line) as { msg: string };
      if (!said.has(msg)) stderr.write(`${msg}\n`);
      said.add(msg);
    },
  };
}
