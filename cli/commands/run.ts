import { join, relative } from 'node:path';
import type { Command } from 'commander';
import { renderConsole } from '../../reports/console/render-console.ts';
import type { ExitCode } from '../main.ts';
import { type Executed, executeRun } from '../run/execute.ts';
import { addTargetOptions } from '../run/options.ts';

const EXAMPLES = `
Examples:
  assay run --url http://localhost:3000
  assay run --url http://localhost:3000 --spec openapi.yaml --only contracts --quick
  ASSAY_TOKEN=… assay run --url https://staging.example.org/v1 --spec openapi.json --writes --budget 6m

Each option can be given as a variable (ASSAY_URL for --url) or in assay.config.ts too; the option wins.`;

export function addRun(program: Command, finish: (code: ExitCode) => void): void {
  const command = program
    .command('run')
    .description('test a target and write the report')
    .addHelpText('after', EXAMPLES);
  addTargetOptions(command).action(async (flags: Record<string, unknown>) => {
    const executed = await executeRun(flags);
    printSummary(executed);
    finish(executed.record.exitCode);
  });
}

/** The console summary; its last line is the verdict. */
export function printSummary({ record, runDir }: Executed): void {
  const color = process.stdout.isTTY && !process.env.NO_COLOR;
  const width = process.stdout.columns || 100;
  process.stdout.write(
    `\n${renderConsole(record, { color, width, reportPath: relative(process.cwd(), join(runDir, 'report.html')) })}\n`,
  );
}
