import type { HeaderObject } from '../../core/operations/types.ts';
import type { Schema } from '../../core/spec/types.ts';
import { type Answer, type Broken, type Check, fail, pass, silent } from '../check.ts';

export const oracle: Check = {
  id: 'headers-conform',
  part: 'contracts',
  kind: 'check',
  severity: 'medium',
  criterion: 'headers-conform',
  holds: 'Documented headers are present and valid',
  broken: 'A documented header is missing or invalid',
  asserts:
    'Each required header documented for the status is present, and each documented header that is present fits its schema.',
  why: 'Clients read Location, ETag, Link or rate limits from headers; without them they cannot go on.',
  source: [
    {
      standard: 'OpenAPI 3.1',
      clause: '4.8.21 Header Object',
      url: 'https://spec.openapis.org/oas/v3.1.0#header-object',
    },
  ],
  remedy: 'Send the header as documented, or mark it as not required.',
  considers: () => true,
  appliesTo: (operation) =>
    operation.responses.some((response) => response.headers.length > 0)
      ? { applies: true }
      : { applies: false, reason: 'the description names no response header' },
  verify(answer) {
    const { documented, response } = answer;
    if (response.status >= 500) return silent('a server error is judged by no-server-error');
    if (!documented) return silent('the status is not documented');
    const judged = documented.headers.filter((header) => header.name.toLowerCase() !== 'content-type');
    const results = judged.map((header) => judge(header, answer));
    const broken = results.flatMap((result) => (typeof result === 'object' ? [result] : []));
    if (broken.length > 0) return fail(...broken);
    if (results.includes('holds')) return pass;
    return silent('no documented header that is required or present');
  },
};

const REFERENCES = new Set(['location', 'content-location']);

function judge(header: HeaderObject, { response, documented, validator }: Answer): Broken | 'holds' | 'absent' {
  const name = header.name.toLowerCase();
  const value = name === 'set-cookie' ? cookies(response) : response.headers[name];
  const status = documented?.status ?? '';
  if (value === undefined) {
    if (!header.required) return 'absent';
    return {
      key: `${status} ${name} missing`,
      expected: `header ${header.name}`,
      observed: 'no such header',
      confidence: 'certain',
    };
  }
  if (header.schema === undefined || isStructured(header.schema)) return 'holds';
  const validate = validator(header.schema);
  const readings = readAs(header.schema, value);
  const problems = readings.map((reading) => validate(reading));
  if (problems.some((list) => list.length === 0)) return 'holds';
  const first = problems[0]?.[0];
  // RFC 9110 sections 10.2.2 and 8.7: these are references, which may be relative.
  if (REFERENCES.has(name) && first?.keyword === 'format' && URL.canParse(value, 'http://relative.invalid/'))
    return 'holds';
  return {
    key: `${status} ${name} ${first?.keyword ?? 'invalid'}`,
    expected: `${header.name} ${first?.message ?? 'fits its schema'}`,
    observed: `${header.name}: ${value.slice(0, 120)}`,
    confidence: 'firm',
  };
}

/** Objects in headers have several spellings: not judged beyond being there. */
function isStructured(schema: Schema): boolean {
  return typeof schema === 'object' && (schema.type === 'object' || schema.$ref !== undefined);
}

/** Set-Cookie is never joined: its values stand one by one among the raw headers. */
function cookies({ rawHeaders }: Answer['response']): string | undefined {
  return rawHeaders.find(([name]) => name.toLowerCase() === 'set-cookie')?.[1];
}

/** A header is text: every reading its schema could mean, any of which may fit. */
function readAs(schema: Schema, value: string): unknown[] {
  const readings: unknown[] = [value];
  if (/^[+-]?\d+(\.\d+)?$/.test(value.trim())) readings.unshift(Number(value));
  if (/^(true|false)$/i.test(value.trim())) readings.unshift(value.trim().toLowerCase() === 'true');
  const type = typeof schema === 'object' ? schema.type : undefined;
  if (type === 'array' || (Array.isArray(type) && type.includes('array'))) {
    const parts = value.split(',').map((part) => part.trim());
    readings.unshift(
      parts,
      parts.map((part) => (/^[+-]?\d+(\.\d+)?$/.test(part) ? Number(part) : part)),
    );
  }
  return readings;
}
