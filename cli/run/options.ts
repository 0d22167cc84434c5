import type { Command } from 'commander';

/** Adds the options that say what to test and how; each has an ASSAY_… variable of the same meaning. */
export function addTargetOptions(command: Command): Command {
  return command
    .optionsGroup('Target:')
    .option('--url <url>', 'base URL of the API')
    .option('--spec <place>', 'OpenAPI description: file or URL (default: looked for at the target)')
    .option('--previous <place>', 'description of the last release, to compare with: file, URL or git:REV:path')
    .option('--config <file>', 'configuration file (default: assay.config.ts, .js or .json here)')
    .option('--token <token>', 'bearer token or API key; better in the environment as ASSAY_TOKEN')
    .option('--header <line>', "header sent with every request, 'Name: value'; repeatable", collect, undefined)
    .option('--environment <class>', 'local, preview, staging or production (default: local on loopback, else staging)')
    .optionsGroup('What runs:')
    .option('--only <parts>', 'contracts, properties, scenarios, load; comma separated')
    .option('--include <what>', "only this operation ('GET /orders') or module; repeatable", collect, undefined)
    .option('--exclude <what>', 'leave this operation or module out; repeatable', collect, undefined)
    .option('--writes', 'allow requests that change data (default: on loopback only)')
    .option('--no-writes', 'send safe methods only')
    .option('--load', 'allow load (default: on loopback only)')
    .option('--no-load', 'send no load')
    .optionsGroup('How much:')
    .option('--quick', 'short load: 10 s instead of a minute')
    .option('--depth <depth>', 'quick, default or deep: how many cases for each operation')
    .option('--budget <time>', "time for the whole run, such as '90s' or '6m' (default: 10m)")
    .option('--seed <number>', 'seed of every random choice; the same seed sends the same cases')
    .option('--timeout <ms>', 'time limit of one exchange (default: 10000)')
    .option('--strictness <profile>', 'strict, default or lenient: which findings count for the verdict')
    .option('--rate <number>', 'requests per second, 0 for no limit (default: 0 on loopback, else 20)')
    .option('--concurrency <number>', 'requests in flight (default: 8 on loopback, else 4)')
    .option('--cross-check', 'ask the second-opinion validator too')
    .optionsGroup('Load:')
    .option('--profile <name>', 'load profile (default: smoke)')
    .option('--p95 <ms>', 'latency budget (default: 300)')
    .option('--error-rate <share>', 'error budget (default: 0.01, which is 1 %)')
    .option('--engine <name>', 'auto, k6 or autocannon (default: auto, k6 where there is one)')
    .option('--k6-bin <path>', 'k6 binary to use')
    .optionsGroup('Output:')
    .option('--out <dir>', 'where the folder of this run is made (default: reports/out)');
}

function collect(value: string, previous: string[] | undefined): string[] {
  return [...(previous ?? []), value];
}
