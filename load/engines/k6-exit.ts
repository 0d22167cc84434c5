/** Exit codes of k6 (its package errext/exitcodes). */
const MEANINGS: Readonly<Record<number, string>> = {
  97: 'the cloud run failed',
  98: 'the progress of the cloud run was lost',
  100: 'setup() took too long',
  101: 'teardown() took too long',
  102: 'a time-out',
  103: 'stopped through its REST API',
  104: 'its configuration is invalid',
  105: 'aborted by a signal',
  106: 'its REST API could not start',
  107: 'the script threw an exception',
  108: 'the script aborted the test',
  109: 'k6 itself crashed',
  110: 'the test was marked as failed',
};

/** Only 0 and 99 (thresholds crossed) are measured runs; everything else says nothing about the target. */
export function isMeasurement(code: number | null): boolean {
  return code === 0 || code === 99;
}

export function exitMeaning(code: number | null, signal: string | null): string {
  if (code === null) return `killed by ${signal ?? 'a signal'}`;
  return `exit code ${code}, ${MEANINGS[code] ?? 'which k6 does not document'}`;
}
