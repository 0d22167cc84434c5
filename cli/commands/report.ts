import type { Command } from 'commander';
import { newestRecord } from '../../core/record/index.ts';
import { writeReports } from '../../reports/write.ts';
import type { ExitCode } from '../main.ts';

export function addReport(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('report')
    .description('remake the reports of a run from what was recorded, without sending a request')
    .argument('[run]', 'run folder', 'reports/out/latest')
    .action(async (folder: string) => {
      const { record, recovered } = newestRecord(folder);
      if (recovered) console.log('the run did not end by itself: its record was put together again from its events');
      for (const file of await writeReports(folder, record, { onNote: (note) => console.log(note) })) console.log(file);
      console.log(`${record.verdict}  ${record.reasons[0] ?? ''}`);
      finish(record.exitCode);
    });
}
