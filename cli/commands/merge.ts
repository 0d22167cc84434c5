import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { mergeRecords, readRecord, writeRecord } from '../../core/record/index.ts';
import { writeReports } from '../../reports/write.ts';
import type { ExitCode } from '../main.ts';
import { printSummary } from './run.ts';

export function addMerge(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('merge')
    .description('merge the records of shards into one run and judge it')
    .argument('<runs...>', 'run folders or run.json files')
    .option('--out <dir>', 'folder to write', join('reports', 'out', 'merged'))
    .action(async (runs: string[], { out }: { out: string }) => {
      const record = mergeRecords(runs.map(readRecord));
      mkdirSync(out, { recursive: true });
      writeRecord(out, record);
      const files = await writeReports(out, record);
      printSummary({ record, runDir: out, files });
      finish(record.exitCode);
    });
}
