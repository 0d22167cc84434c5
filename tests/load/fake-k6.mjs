#!/usr/bin/env node
/** Behaves like k6 from outside: version, JSON points on standard output, exit codes. What it does is in FAKE_K6's file. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

if (process.argv[2] === 'version') {
  console.log('k6 v2.2.0 (commit/0000000000, go1.26.0, linux/amd64)');
} else {
  const { lines, exitCode, complaint, hang } = JSON.parse(
    readFileSync(join(dirname(fileURLToPath(import.meta.url)), 'behaviour.json'), 'utf8'),
  );
  for (const line of lines) console.log(line);
  if (complaint) console.error(complaint);
  if (hang) setInterval(() => {}, 1000);
  else process.exitCode = exitCode;
}
