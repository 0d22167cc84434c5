import type { Command } from 'commander';

/** Adds the options that say what to test and how; each has an ASSAY_… variable of the same meaning. */
export function addTargetOptions(command: Command): Command {
  return command
    .option('--url <url>', 'base URL of the API')
    .option('--spec <place>', 'description: file or URL; looked for at the target when left out')
    .option('--config <file>', 'configuration file (default: assay.config.ts, .js or .json here)')
    .option('--token <token>', 'bearer token or API key; better in the environment as ASSAY_TOKEN')
    .option('--header <line>', "fixed header 'Name: value', repeatable", collect, undefined)
    .option('--environment <class>', 'local, preview, staging or production')
    .option('--only <parts>', 'contracts, properties, scenarios, load; comma separated')
    .option('--include <what>', 'only this operation or module, repeatable', collect, undefined)
    .option('--exclude <what>', 'leave this operation or module out, repeatable', collect, undefined)
    .option('--writes', 'allow requests that change data (always allowed on loopback)')
    .option('--no-writes', 'send safe methods only')
    .option('--load', 'allow load (always allowed on loopback)')
    .option('--no-load', 'send no load')
    .option('--seed <number>', 'seed of every random choice')
    .option('--depth <depth>', 'quick, default or deep')
    .option('--budget <time>', "wall-clock budget, such as '90s' or '6m'")
    .option('--profile <name>', 'load profile')
    .option('--quick', 'shorter load')
    .option('--timeout <ms>', 'time limit of one exchange')
    .option('--rate <number>', 'requests per second, 0 for no limit')
    .option('--concurrency <number>', 'requests in flight')
    .option('--p95 <ms>', 'latency budget')
    .option('--error-rate <share>', 'error budget, such as 0.01')
    .option('--k6-bin <path>', 'k6 binary to use')
    .addOption(new Option('--engine <name>', 'load engine').choices(['auto', 'k6', 'autocannon']))
    .option('--cross-check', 'ask the second-opinion validator too')
    .option('--out <dir>', 'folder of run folders (default: reports/out)');
}

function collect(value: string, previous: string[] | undefined): string[] {
  return [...(previous ?? []), value];
}
