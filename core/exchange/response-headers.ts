export interface ResponseHeaders {
  readonly headers: Record<string, string>;
  readonly rawHeaders: readonly (readonly [string, string])[];
}

const text = (value: Buffer | string): string => (typeof value === 'string' ? value : value.toString('latin1'));

/**
 * Turns the flat name-value list of a response into both views of `IncomingResponse`. Names are kept as sent in
 * `rawHeaders` and are in lower case in `headers`; repeated fields are joined (RFC 9110 5.3), `set-cookie` is only in
 * `rawHeaders`. Octets are read as ISO-8859-1, so that none is lost.
 */
export function readHeaders(flat: readonly (Buffer | string)[]): ResponseHeaders {
  const headers: Record<string, string> = {};
  const rawHeaders: [string, string][] = [];
  for (let index = 0; index + 1 < flat.length; index += 2) {
    const rawName = text(flat[index] ?? '');
    const value = text(flat[index + 1] ?? '');
    rawHeaders.push([rawName, value]);
    const name = rawName.toLowerCase();
    if (name === 'set-cookie') continue;
    const earlier = Object.hasOwn(headers, name) ? headers[name] : undefined;
    headers[name] = earlier === undefined ? value : `${earlier}, ${value}`;
  }
  return { headers, rawHeaders };
}
