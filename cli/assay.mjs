#!/usr/bin/env node
// Plain JavaScript: it must load on a Node.js that is too old for the rest.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';

// Garbage is collected sooner than V8 would: a large description takes a third less memory, and no longer.
setFlagsFromString('--semi-space-growth-factor=1');
setFlagsFromString('--heap-growing-percent=50');

const OLDEST = [22, 22];
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const isNewEnough = major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);

if (isNewEnough) {
  // Without this an exception would end with exit code 1, which is a verdict on the target.
  process.on('uncaughtException', broken);
  process.on('unhandledRejection', broken);
  const { main } = await import('./main.ts').catch(broken);
  process.exitCode = await main(process.argv);
} else {
  process.exitCode = await runWithBroughtNode();
}

/** A defect of assay, or an installation that is not whole. */
function broken(error) {
  console.error('INTERNAL: assay itself failed. This is no statement about the target.');
  console.error(`  observed  ${error instanceof Error ? error.message : error}`);
  console.error('  expected  a verdict, or an error that says what to do');
  console.error('  likely reasons');
  console.error('    1. the installation is not whole');
  console.error('    2. a case that nobody thought of');
  console.error('  next      npm ci; then run again with ASSAY_DEBUG=1 for the stack, and report it');
  if (process.env.ASSAY_DEBUG && error instanceof Error) console.error(error.stack);
  process.exit(3);
}

/** The repository brings a Node.js of its own as an optional dependency. */
async function runWithBroughtNode() {
  const names = [
    `node-${process.platform}-${process.arch}`,
    `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
  ];
  for (const name of names) {
    const file = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
    const path = fileURLToPath(new URL(`../node_modules/${name}/${file}`, import.meta.url));
    if (existsSync(path)) return await runWith(path);
  }
  console.error(`RUNTIME_TOO_OLD: assay needs Node.js ${OLDEST.join('.')} or newer.`);
  console.error(`  observed  ${process.version}`);
  console.error('  likely reasons');
  console.error('    1. npm ci was not run, or ran with --omit=optional');
  console.error('    2. no Node.js is brought along for this platform');
  console.error('  next      npm ci, or install a newer Node.js');
  return 4;
}

/** Signals sent to this process alone must reach the one that does the work, and it must not outlive this one. */
function runWith(node) {
  const watch = new URL('./run/end-with-parent.mjs', import.meta.url).href;
  const child = spawn(node, ['--import', watch, ...process.argv.slice(1)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) {
    // A terminal sends Ctrl-C to both: the child counts what comes within a second as one.
    process.on(signal, () => child.kill(signal));
  }
  return new Promise((resolve) => {
    child.on('error', () => resolve(3));
    child.on('close', (code) => resolve(code ?? 3));
  });
}
