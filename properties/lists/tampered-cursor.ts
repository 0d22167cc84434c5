/** A cursor that was never given out, and in words what was done to a real one. */
export interface Tampered {
  readonly change: string;
  readonly cursor: string;
}

/** Cut, altered and rewritten cursors: the last ones are made from what a base64 text says when it is decoded. */
export function tampered(cursor: string): Tampered[] {
  const middle = Math.floor(cursor.length / 2);
  const made = [
    { change: 'cut in half', cursor: cursor.slice(0, middle) },
    {
      change: 'with one letter altered',
      cursor: `${cursor.slice(0, middle)}${cursor[middle] === 'A' ? 'B' : 'A'}${cursor.slice(middle + 1)}`,
    },
    { change: 'made up', cursor: Buffer.from('assay:none').toString('base64url') },
    ...rewritten(cursor),
  ];
  return made.filter((one, index) => {
    const first = made.findIndex((other) => other.cursor === one.cursor);
    return one.cursor !== '' && one.cursor !== cursor && first === index;
  });
}

/** Names under which a cursor may carry whose items it stands for. */
const WHOSE =
  /"(tenant|tenant_?id|org|org_?id|account|account_?id|user|user_?id|owner|owner_?id|customer_?id)":("[^"]*"|\d+)/gi;

function rewritten(cursor: string): Tampered[] {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  // Anything decodes; only printable text was written to be read.
  if (!/^[\x20-\x7e]{2,}$/.test(text)) return [];
  const write = (change: string, to: string): Tampered[] => {
    const padded = cursor.endsWith('=') || /[+/]/.test(cursor);
    return to === text ? [] : [{ change, cursor: Buffer.from(to).toString(padded ? 'base64' : 'base64url') }];
  };
  return [
    ...write(
      'without its owner',
      text.replace(WHOSE, (_, name: string, value: string) => `"${name}":${value.startsWith('"') ? '"%"' : 0}`),
    ),
    ...write('with other members left out', withoutMembers(text)),
    ...write('with its number negative', text.replace(/(^|[^\d-])(\d+)(?!.*\d)/, '$1-$2')),
    ...write('with a quote in it', text.replace(/[A-Za-z0-9](?=[^A-Za-z0-9]*$)/, "$&'")),
  ];
}

/** Conditions in the cursor taken away: what is left is its position. */
function withoutMembers(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return text;
    return JSON.stringify(Object.fromEntries(Object.entries(value).slice(-1)));
  } catch {
    return text;
  }
}
