import type { Format } from 'ajv';
import type { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const INT32 = 2 ** 31;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;
/** RFC 4648 sections 4 and 5, with or without padding, line breaks allowed as in MIME. */
const BASE64 = /^[A-Za-z0-9+/_\-\s]*={0,2}\s*$/;

/** RFC 5321 section 4.1.2: a quoted local part, or an address literal for the domain. */
const UNUSUAL_MAILBOX =
  /^(?:"(?:[^"\\\r\n]|\\.)*"|[^\s@"(),:;<>[\]\\.]+(?:\.[^\s@"(),:;<>[\]\\.]+)*)@(?:\[(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}|IPv6:[0-9A-Fa-f:.]+)\]|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)$/;
/** RFC 6570 section 2. */
const URI_TEMPLATE =
  /^(?:[^\p{Cc} "<>\\^`{|}%]|%[\dA-Fa-f]{2}|\{[+#./;?&=,!@|]?(?:\w|%[\dA-Fa-f]{2})(?:\.?(?:\w|%[\dA-Fa-f]{2}))*(?::[1-9]\d{0,3}|\*)?(?:,(?:\w|%[\dA-Fa-f]{2})(?:\.?(?:\w|%[\dA-Fa-f]{2}))*(?::[1-9]\d{0,3}|\*)?)*\})*$/u;

const always = (): boolean => true;

function compiles(pattern: string): boolean {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(pattern, flags) instanceof RegExp;
    } catch {
      // Not valid with these flags.
    }
  }
  return false;
}

/**
 * Formats of OpenAPI and JSON Schema as assertions. Where ajv-formats is stricter than the standard (base64, `url`) or
 * milder (`date-time` without the T of RFC 3339) it is overruled. 64-bit integers beyond 2^53 lose digits in
 * JSON.parse but stay integers, so they are accepted.
 */
export function addOpenApiFormats(ajv: Ajv2020): void {
  addFormats.default(ajv, { mode: 'full' });
  const standard = ajv.formats['date-time'];
  const check = typeof standard === 'object' && 'validate' in standard ? standard.validate : undefined;
  const dateTime = (value: string): boolean =>
    DATE_TIME.test(value) &&
    // More digits than a number holds would round 59.999… up to the next minute.
    (typeof check !== 'function' || check(value.replace(/(\.\d{3})\d+/, '$1') as string & number) === true);
  const mail = ajv.formats.email;
  const email = (value: string): boolean => (mail instanceof RegExp && mail.test(value)) || UNUSUAL_MAILBOX.test(value);
  const formats: Readonly<Record<string, Format>> = {
    'date-time': dateTime,
    email,
    'uri-template': URI_TEMPLATE,
    int32: { type: 'number', validate: (value: number) => Number.isInteger(value) && value >= -INT32 && value < INT32 },
    int64: { type: 'number', validate: (value: number) => Number.isInteger(value) },
    float: { type: 'number', validate: always },
    double: { type: 'number', validate: always },
    byte: (value: string) => BASE64.test(value),
    base64url: (value: string) => BASE64.test(value),
    binary: always,
    password: always,
    url: (value: string) => URL.canParse(value),
    regex: compiles,
  };
  for (const [name, format] of Object.entries(formats)) ajv.addFormat(name, format);
}
