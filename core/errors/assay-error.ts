import type { ErrorCode } from './codes.ts';
import { ERROR_CODES } from './codes.ts';

/** The five parts every user-facing error carries. */
export interface ErrorParts {
  /** What happened, one sentence. */
  readonly what: string;
  /** Where: file:line:column, field path, URL, operation. */
  readonly where?: string;
  readonly observed?: string;
  readonly expected?: string;
  /** Likely reasons, most likely first. */
  readonly reasons?: readonly string[];
  /** The next command to type or the next thing to do. */
  readonly next?: string;
}

/** An error a person can act on. Everything else that is thrown is a defect of ours. */
export class AssayError extends Error {
  readonly code: ErrorCode;
  readonly parts: ErrorParts;

  constructor(code: ErrorCode, parts: ErrorParts, options?: { cause?: unknown }) {
    super(parts.what, options);
    this.name = 'AssayError';
    this.code = code;
    this.parts = parts;
  }

  /** The documented exit code of this error: 2 inconclusive, 3 harness or configuration, 4 tool missing. */
  get exitCode(): 2 | 3 | 4 {
    return ERROR_CODES[this.code].exitCode;
  }
}

/** Renders the five parts as plain text, several lines, no colour. */
export function formatError(error: AssayError): string {
  const { what, where, observed, expected, reasons, next } = error.parts;
  const lines = [`${error.code}: ${what}`];
  if (where !== undefined) lines.push(`  where     ${where}`);
  if (observed !== undefined) lines.push(`  observed  ${observed}`);
  if (expected !== undefined) lines.push(`  expected  ${expected}`);
  if (reasons?.length) {
    lines.push('  likely reasons');
    reasons.forEach((reason, index) => {
      lines.push(`    ${index + 1}. ${reason}`);
    });
  }
  if (next !== undefined) lines.push(`  next      ${next}`);
  return lines.join('\n');
}
