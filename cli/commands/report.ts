import type { Command } from 'commander';
import { readRecord } from '../../core/record/index.ts';
import { writeReports } from '../../reports/write.ts';
import type { ExitCode } from '../main.ts';

export function addReport(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('report')
    .description('remake the reports of a run from its run.json, without sending a request')
    .argument('[run]', 'run folder', 'reports/out/latest')
    .action(async (folder: string) => {
      const record = readRecord(folder);
      for (const file of await writeReports(folder, record)) console.log(file);
      finish(record.exitCode);
    });
}
