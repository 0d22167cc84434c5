const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** Milliseconds of '90s', '6m', '1.5h', '500ms' or of a number of milliseconds; null when it is no duration. */
export function parseDuration(value: string | number): number | null {
  if (typeof value === 'number') return Number.isFinite(value) && value > 0 ? Math.round(value) : null;
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(value.trim());
  if (match === null) return null;
  const milliseconds = Math.round(Number(match[1]) * (UNITS[match[2] ?? ''] ?? Number.NaN));
  return milliseconds > 0 ? milliseconds : null;
}
