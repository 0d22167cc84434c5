const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'QUERY']);

/** RFC 9110 9.2.1: the method asks for no change of state. */
export function isSafe(method: string): boolean {
  return SAFE_METHODS.has(method);
}
