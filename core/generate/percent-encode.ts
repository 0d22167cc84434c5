/** Percent-encodes everything but the unreserved characters (RFC 3986, 2.3). Lone surrogates become U+FFFD. */
export function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * `allowReserved`: reserved characters stay as they are, and so do triplets that are encoded already. `#`, `&`, `+`,
 * `[` and `]` are encoded all the same: in a query they would end or change the value (OpenAPI 3.1.1, 4.8.12.2).
 */
export function encodeReserved(text: string): string {
  return text
    .toWellFormed()
    .replace(/%[0-9A-Fa-f]{2}|[^A-Za-z0-9\-._~:/?@!$'()*,;=]+/gu, (part) =>
      /^%[0-9A-Fa-f]{2}$/.test(part) ? part : encode(part),
    );
}

/** `application/x-www-form-urlencoded` (WHATWG URL, 5.2): a space is a plus sign. */
export function encodeForm(text: string): string {
  return encode(text).replaceAll('%20', '+');
}

/** Decodes percent-encoding; undefined when it is malformed. */
export function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
