const NANOSECONDS_PER_MILLISECOND = 1e6;

/**
 * Monotonic time in milliseconds, fractions kept (about 1 µs of resolution). On Linux and macOS it is one clock for
 * all threads and processes of a host, so stamps of several workers can be compared; stamps of two hosts cannot.
 */
export function now(): number {
  return Number(process.hrtime.bigint()) / NANOSECONDS_PER_MILLISECOND;
}
