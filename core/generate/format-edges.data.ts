/** Unusual texts of a format that every reader of its standard has to take; `token` keeps unique fields unique. */
export const FORMAT_EDGES: ReadonlyMap<string, readonly (readonly [string, (token: string) => string])[]> = new Map([
  [
    'date',
    [
      ['is a leap day', () => '2028-02-29'],
      ['is the last day of a year', () => '2027-12-31'],
    ],
  ],
  [
    'date-time',
    [
      ['has an offset', () => '2028-06-01T10:20:30+05:30'],
      ['is on a leap day', () => '2028-02-29T23:59:59Z'],
      ['has a fraction of a second', () => '2028-06-01T10:20:30.123Z'],
    ],
  ],
  [
    'time',
    [
      ['has an offset', () => '10:20:30+02:00'],
      ['is midnight', () => '00:00:00Z'],
    ],
  ],
  [
    'duration',
    [
      ['has every part', () => 'P1Y2M3DT4H5M6S'],
      ['counts weeks', () => 'P2W'],
    ],
  ],
  ['email', [['has a tag and a subdomain', (token) => `anna.${token}+assay@mail.example.com`]]],
  ['hostname', [['has the longest label', (token) => `${'a'.repeat(63 - token.length)}${token}.example.com`]]],
  ['ipv4', [['ends with 255', () => '192.0.2.255']]],
  [
    'ipv6',
    [
      ['is shortened', () => '2001:db8::1'],
      ['ends as IPv4', () => '64:ff9b::192.0.2.33'],
    ],
  ],
  ['uri', [['has every part', (token) => `https://user@${token}.example.com:8443/a%20b?c=d&e=f#g`]]],
  ['uri-reference', [['is relative', (token) => `../${token}?a=b#c`]]],
  ['uuid', [['is in upper case', (token) => `F81D4FAE-7DEC-4D0D-A765-${hexOf(token)}`]]],
  ['byte', [['has padding', () => 'YXNzYXkhIQ==']]],
  ['json-pointer', [['has escapes', () => '/a~1b/m~0n/0']]],
  ['regex', [['has groups and counts', () => '^(a|b){2,3}[^c]?$']]],
] satisfies [string, [string, (token: string) => string][]][]);

/** Twelve hexadecimal digits that differ as the tokens do. */
function hexOf(token: string): string {
  return Buffer.from(token).toString('hex').toUpperCase().padStart(12, '0').slice(-12);
}
