import { Command, CommanderError, Option } from 'commander';
import { ConfigError } from '../config/mistake.ts';
import type { Flags } from '../config/load.ts';
import type { Format, Host } from './host.ts';
import type { JobName } from '../service/jobs/jobs.ts';
import { openRevocations } from './open-revocations.ts';
import { OperatorError } from './operator-error.ts';
import { retentionProgram } from './retention/program.ts';
import type { TokenOptions } from './token.ts';

export const FAILED = 1;
export const WRONG_USE = 2;

interface Given extends Flags {
  readonly format: Format;
  readonly reset?: boolean;
  readonly redact?: boolean;
}

interface JobGiven extends Given {
  readonly dryRun?: boolean;
  readonly from?: string;
  readonly to?: string;
  readonly through?: string;
  readonly segments?: boolean;
  readonly all?: boolean;
}

/** The `oc-stats` command: reads what was typed, runs one command, and gives the exit code. */
export async function run(args: readonly string[], host: Host): Promise<number> {
  let code = 0;
  const program = createProgram(host, (failed) => (code = failed));
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USE;
    host.stderr.write(`${explained(error, host)}\n`);
    if (error instanceof OperatorError && error.exitCode !== undefined) return error.exitCode;
    return error instanceof ConfigError ? WRONG_USE : FAILED;
  }
}

function createProgram(host: Host, setCode: (code: number) => void): Command {
  const program = new Command('oc-stats')
    .description('How lecture videos are watched: the service, and what keeps it in order.')
    .version(host.version, '-V, --version')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void host.stdout.write(text),
      writeErr: (text) => void host.stderr.write(text),
    })
    .showHelpAfterError('Run "oc-stats --help" for what there is.');

  command(program, 'serve', 'run the service')
    .option('--host <name>', 'address to listen on (usually 127.0.0.1)')
    .option('--port <number>', 'port to listen on (usually 8040; 0 takes a free one)')
    .action(async (given: Given) => (await import('./serve.ts')).serve(host, given));

  resulting(command(program, 'demo', 'fill the embedded store with the demo'))
    .option('--reset', 'forget all numbers first')
    .action(async (given: Given) =>
      (await import('./demo.ts')).demo(host, given, { reset: given.reset ?? false, format: given.format }),
    );

  resulting(command(program, 'check', 'look whether everything a start needs is there')).action(
    async (given: Given) => {
      const ok = await (await import('./check.ts')).check(host, given, given);
      if (!ok) setCode(FAILED);
    },
  );

  resulting(command(program, 'status', 'say what is counted, and whether a service runs')).action(
    async (given: Given) => (await import('./status.ts')).status(host, given, given),
  );

  resulting(command(program, 'refresh', 'read names and dates from Opencast now'))
    .option('--accept', 'also when most of what was there is gone')
    .action(async (given: Given & { accept?: boolean }) =>
      (await import('./refresh.ts')).refresh(host, given, {
        accept: given.accept ?? false,
        format: given.format,
      }),
    );

  resulting(command(program, 'backup', 'write all numbers into one file'))
    .argument('<file>')
    .action(async (file: string, given: Given) =>
      (await import('./backup.ts')).backup(host, given, file, given),
    );

  resulting(command(program, 'restore', 'put a backup in the place of what is there'))
    .argument('<file>')
    .action(async (file: string, given: Given) =>
      (await import('./restore.ts')).restore(host, given, file, given),
    );

  resulting(command(program, 'clean', 'list what restores and upgrades have kept in the data folder'))
    .option('--remove', 'and remove it')
    .action(async (given: Given & { remove?: boolean }) =>
      (await import('./clean.ts')).clean(host, given, {
        remove: given.remove ?? false,
        format: given.format,
      }),
    );

  jobbing(command(program, 'rollup', 'add up the days of an InfluxDB that somebody else fills'))
    .option('--all', 'also what has not changed since it was added up')
    .action(runJob('roll-up', ({ all }) => ({ all })));

  const importing = program.command('import').description('copy numbers from elsewhere').exitOverride();
  jobbing(command(importing, 'influx', 'copy an InfluxDB into the embedded store, and compare the counts'))
    .option('--from <day>', 'first day, together with --to (usually all there is)')
    .option('--to <day>', 'last day')
    .option('--no-segments', 'leave the watch curves out')
    .action(runJob('import-influx', ({ from, to, segments }) => ({ from, to, segments })));

  const collecting = program
    .command('collect')
    .description('fetch what was counted elsewhere')
    .exitOverride();
  jobbing(command(collecting, 'matomo', 'fetch what Matomo has counted, and go on where it stopped'))
    .option('--from <day>', 'first day where nothing is there yet')
    .option('--through <day>', 'last day (usually yesterday)')
    .action(runJob('collect-matomo', ({ from, through }) => ({ from, through })));

  function runJob(name: JobName, optionsOf: (given: JobGiven) => object) {
    return async (given: JobGiven) => {
      const { job } = await import('./job.ts');
      const { dryRun = false, format } = given;
      if (!(await job(host, given, name, optionsOf(given), { dryRun, format }))) setCode(FAILED);
    };
  }

  retentionProgram(command(program, 'retention', 'what is never watched, and what a policy would do'), host);

  const token = resulting(command(program, 'token', 'make a token for a page, or take one back'))
    .option('--episode <id...>', 'what it shows: episodes')
    .option('--series <id...>', 'series, with their episodes')
    .option('--organization', 'everything')
    .option('--retention', 'with --organization: also what is never watched, and whose it is')
    .option('--admin', 'may make tokens over HTTP, for what it shows itself (usually everything)')
    .option('--metrics <list>', 'only these, separated by commas')
    .option('--from <day>', 'no earlier day')
    .option('--to <day>', 'no later day')
    .option('--origin <url...>', 'only for pages of these origins')
    .option('--expires <duration>', 'how long it is good (usually PT1H; a year at most)')
    .option('--picture <path>', 'sign the path of one picture or file instead, and print its address')
    .action(async (given: TokenOptions & Flags) => (await import('./token.ts')).token(host, given, given));
  resulting(command(token, 'revoke', 'take a token back'))
    .argument('<id>')
    .action(async (jti: string, given: Given) =>
      (await import('./revoke.ts')).tokenRevoke(host, given, jti, { ...given, open: openRevocations }),
    );
  resulting(command(token, 'revoked', 'list what was taken back')).action(async (given: Given) =>
    (await import('./revoke.ts')).tokenRevoked(host, given, { ...given, open: openRevocations }),
  );

  const keys = program.command('keys').description('the keys that sign tokens').exitOverride();
  resulting(command(keys, 'list', 'which keys there are')).action(async (given: Given) =>
    (await import('./keys.ts')).keysList(host, given, given),
  );
  resulting(command(keys, 'rotate', 'sign with a new key from now on'))
    .option('--drop <id>', 'no longer take what this key signed')
    .action(async (given: Given & { drop?: string }) =>
      (await import('./keys.ts')).keysRotate(host, given, given),
    );

  const config = program.command('config').description('the configuration').exitOverride();
  resulting(command(config, 'print', 'show the configuration as it holds, after file, variables and flags'))
    .option('--redact', 'withhold passwords')
    .action(async (given: Given) =>
      (await import('./config-print.ts')).configPrint(host, given, {
        redact: given.redact ?? false,
        format: given.format,
      }),
    );
  return program;
}

function command(parent: Command, name: string, description: string): Command {
  return parent
    .command(name)
    .description(description)
    .option('--config <file>', 'configuration (usually config.yaml, if there is one)')
    .option('--data <folder>', 'data folder')
    .allowExcessArguments(false)
    .copyInheritedSettings(parent);
}

function jobbing(found: Command): Command {
  return resulting(found).option('--dry-run', 'only say what would be done');
}

function resulting(found: Command): Command {
  return found.addOption(
    new Option('--format <format>', 'how to print the result').choices(['text', 'json']).default('text'),
  );
}

/** What a person can act on is told in its own words; of anything else the stack is needed to repair it. */
function explained(error: unknown, { env }: Host): string {
  if (!(error instanceof Error)) return String(error);
  const isPlain =
    error instanceof ConfigError || error instanceof OperatorError || error.name === 'StoreError';
  return isPlain || env['OC_STATS_DEBUG'] === undefined ? error.message : (error.stack ?? error.message);
}
