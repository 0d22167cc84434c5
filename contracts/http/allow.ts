/** The methods of an Allow field (RFC 9110 section 10.2.1), in upper case; an empty field allows none. */
export function methodsOf(allow: string): string[] {
  return allow
    .split(',')
    .map((method) => method.trim().toUpperCase())
    .filter((method) => method !== '');
}
