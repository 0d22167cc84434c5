import type { CommanderError } from 'commander';
import { AssayError } from '../core/errors/assay-error.ts';

const EXPECTED: Readonly<Record<string, string>> = {
  'commander.unknownCommand': 'one of the commands that assay --help lists',
  'commander.unknownOption': 'one of the options that --help after the command lists',
  'commander.missingArgument': 'the argument that is named',
  'commander.optionMissingArgument': 'a value after the option',
  'commander.excessArguments': 'no further argument; options begin with --',
};

/** What the command line parser refuses, in five parts like every other error. */
export function usageError(error: CommanderError): AssayError {
  const [first = '', ...rest] = error.message.replace(/^error: /, '').split('\n');
  const meant = /\(Did you mean (?:one of )?(.+?)\?\)/.exec(rest.join(' '))?.[1];
  const command = process.argv[2];
  const known = error.code !== 'commander.unknownCommand' && command !== undefined && !command.startsWith('-');
  return new AssayError('CONFIG_INVALID', {
    what: `${first.charAt(0).toUpperCase()}${first.slice(1).replace(/[.]$/, '')}.`,
    where: 'the command line',
    observed: /'[^']+'/.exec(first)?.[0] ?? first,
    expected: EXPECTED[error.code] ?? 'what --help describes',
    reasons: [meant === undefined ? 'a typing mistake' : `did you mean ${meant}?`],
    next: known ? `assay ${command} --help` : 'assay --help',
  });
}
