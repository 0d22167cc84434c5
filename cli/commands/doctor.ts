import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { k6Status } from '../../load/doctor.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { credentialStatus } from '../doctor/credential-status.ts';
import { databaseStatus } from '../doctor/database-status.ts';
import type { ExitCode } from '../main.ts';

export function addDoctor(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('doctor')
    .description('say what is installed, what is missing and what to do; changes nothing')
    .action(async () => {
      line(true, 'assay', packageJson.version);
      line(true, 'Node.js', `${process.version} at ${process.execPath}`);
      const k6 = await k6Status();
      if (k6.found) line(true, 'k6', `${k6.k6.version} (${k6.k6.source}) at ${k6.k6.path}`);
      else line(false, 'k6', k6.reason, k6.todo);
      for (const { ok, name, text, todo } of await databaseStatus()) line(ok, name, text, todo);
      const chromium = [process.env.ASSAY_CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
        (path) => path && existsSync(path),
      );
      if (chromium) line(true, 'Chromium', chromium);
      else
        line(
          false,
          'Chromium',
          'not found: the report’s own browser tests are skipped',
          'apt-get install chromium, or set ASSAY_CHROMIUM',
        );
      for (const { ok, text, todo } of await credentialStatus()) line(ok, 'credentials', text, todo);
      console.log(
        '\nOnly Node.js is needed to test an API. k6 measures load (without it autocannon does, with the same budgets);\nPostgreSQL is for the demo and the detection matrix, Chromium for the tests of assay itself.',
      );
      finish(0);
    });
}

function line(ok: boolean, name: string, text: string, todo?: string): void {
  console.log(`${ok ? 'ok     ' : 'missing'}  ${name.padEnd(12)} ${text}`);
  if (todo) console.log(`                      ${todo}`);
}
