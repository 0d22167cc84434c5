/** Everything a text on the wire can reasonably be read as: a request is invalid only if none of these is valid. */
export type Readings = readonly unknown[];

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const MOST = 256;

/** Decodes percent-encoding; text that cannot be decoded stands for itself. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A text as text, number, boolean or null, however lax the reader is; JSON too where it looks like a structure. */
export function readingsOfText(text: string): Readings {
  const found: unknown[] = [text];
  const trimmed = text.trim();
  if (NUMBER.test(trimmed)) found.push(Number(trimmed));
  if (/^(true|false)$/i.test(trimmed)) found.push(trimmed.toLowerCase() === 'true');
  if (/^null$/i.test(trimmed)) found.push(null);
  return found;
}

export function jsonReadings(text: string): Readings {
  try {
    return [JSON.parse(text) as unknown];
  } catch {
    return [];
  }
}

/** All combinations of the readings of several texts; when they are many, only those where all are read alike. */
export function combinations(parts: readonly Readings[]): unknown[][] {
  const count = parts.reduce((product, part) => product * part.length, 1);
  if (count <= MOST) {
    return parts.reduce<unknown[][]>((lists, part) => lists.flatMap((list) => part.map((one) => [...list, one])), [[]]);
  }
  const last = parts.map((part) => part.at(-1));
  const typed = parts.map((part) => part.find((one) => typeof one !== 'string' && !Array.isArray(one)) ?? part[0]);
  return [parts.map((part) => part[0]), typed, last];
}

/** Lists of the texts. */
export const listReadings = (texts: readonly string[]): Readings => combinations(texts.map(readingsOfText));

/** Objects of the members; each member may itself have several readings. */
export function objectReadings(members: ReadonlyMap<string, Readings>): Readings {
  const names = [...members.keys()];
  return combinations([...members.values()]).map((values) =>
    Object.fromEntries(names.map((name, index) => [name, values[index]])),
  );
}

/** Objects of alternating names and values. */
export function alternatingReadings(texts: readonly string[]): Readings {
  if (texts.length % 2 !== 0) return [];
  const members = new Map<string, Readings>();
  for (let index = 0; index < texts.length; index += 2)
    members.set(texts[index] ?? '', readingsOfText(texts[index + 1] ?? ''));
  return objectReadings(members);
}

/** Objects of 'name=value' texts. */
export function pairReadings(texts: readonly string[], decode: (text: string) => string = (text) => text): Readings {
  const members = new Map<string, Readings>();
  for (const text of texts) {
    const cut = text.indexOf('=');
    if (cut < 0) return [];
    members.set(decode(text.slice(0, cut)), readingsOfText(decode(text.slice(cut + 1))));
  }
  return members.size === 0 ? [{}] : objectReadings(members);
}
