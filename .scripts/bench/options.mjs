import { parseArgs } from 'node:util';
import { benches } from './benches.mjs';

/** Ends with a sentence when the command line cannot be read. */
export function options(args = process.argv.slice(2)) {
  const known = [...new Set(benches().map(({ name }) => name))];
  try {
    const { values } = parseArgs({
      args,
      options: {
        only: { type: 'string', multiple: true, default: [] },
        rounds: { type: 'string', default: '5' },
        format: { type: 'string', default: 'table' },
      },
    });
    const only = values.only.flatMap((names) => names.split(','));
    const unknown = only.find((name) => !known.includes(name));
    if (unknown !== undefined) throw new Error(`there is no bench "${unknown}"`);
    if (!/^[1-9]\d?$/.test(values.rounds)) throw new Error('--rounds takes a number from 1 to 99');
    if (!['table', 'json'].includes(values.format)) throw new Error('--format is table or json');
    return { only, rounds: values.rounds, format: values.format };
  } catch (error) {
    process.stderr.write(
      `${error.message}\nnpm run bench [-- --only ${known.join('|')}[,…]] [--rounds N] [--format table|json]\n`,
    );
    process.exit(2);
  }
}
