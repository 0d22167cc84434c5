import type { Command } from 'commander';
import type { ExitCode } from '../main.ts';

export function addFaults(_program: Command, _finish: (code: ExitCode) => void): void {}
