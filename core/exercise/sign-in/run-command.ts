import { execFile } from 'node:child_process';
import { claimedExpiry } from './lifetime.ts';
import { SHARED_VARIABLE } from './share.ts';
import { signInError } from './sign-in-error.ts';
import type { CommandWay, Obtained } from './types.ts';

const MAX_OUTPUT = 65_536;

interface Ended {
  readonly problem?: string;
  readonly output: string;
}

function start(way: CommandWay): Promise<Ended> {
  const [program = '', ...args] = way.run;
  const { [SHARED_VARIABLE]: _own, ...env } = process.env;
  return new Promise((resolve) => {
    const child = execFile(
      program,
      args,
      {
        timeout: way.timeoutMs,
        killSignal: 'SIGKILL',
        maxBuffer: MAX_OUTPUT,
        encoding: 'utf8',
        env,
        windowsHide: true,
      },
      (error, stdout) => {
        if (error === null) return resolve({ output: stdout.trim() });
        const problem = error.killed
          ? `no end within ${way.timeoutMs / 1000} s`
          : typeof error.code === 'string'
            ? `it could not be started (${error.code})`
            : `exit code ${error.code ?? 'none'}`;
        resolve({ problem, output: '' });
      },
    );
    child.stdin?.end();
  });
}

/** Runs the program and takes its standard output as the token. What it says is never shown: it may hold the secret. */
export async function runCommand(identity: string, way: CommandWay): Promise<Obtained> {
  const { problem, output } = await start(way);
  const fail = (observed: string, reasons: readonly string[]): never => {
    throw signInError(identity, {
      where: way.words,
      observed,
      expected: 'exit code 0 and the token alone on standard output',
      reasons,
      next: `run it by hand: ${way.run[0] ?? ''} …`,
    });
  };
  if (problem !== undefined)
    fail(problem, [
      'the program is not installed or not on the PATH',
      'it is not signed in itself',
      'its arguments are wrong',
    ]);
  if (output === '') fail('nothing on standard output', ['it writes the token elsewhere', 'its arguments are wrong']);
  if (/\s/.test(output.replace(/^[A-Za-z]+ /, '')))
    fail('more than one word on standard output', ['it prints a table or JSON: ask it for the bare value']);
  const obtainedAt = Date.now();
  const said = claimedExpiry(output, obtainedAt, false);
  const expiresAt = said ?? (way.expiresInMs === undefined ? undefined : obtainedAt + way.expiresInMs);
  return { token: output, obtainedAt, ...(expiresAt === undefined ? {} : { expiresAt }) };
}
