import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { DESCRIPTION } from '../../bench/negative-proof-description.data.ts';
import { RequestJudge } from '../../bench/negative-proof-judge.ts';
import { readMessage } from '../../bench/negative-proof-request.ts';
import { emptyReport, prove } from '../../bench/negative-proof-run.ts';
import type { Description, JsonObject } from '../../core/spec/types.ts';

const describedBy = (document: JsonObject): Description => ({
  source: 'test',
  title: 'test',
  version: '1',
  openapi: '3.1.0',
  dialect: '3.1',
  sha256: '',
  document,
  original: document,
  servers: [''],
  problems: [],
  positions: {},
});

/** What the description with every keyword has to be broken in. */
const KEYWORDS = [
  ...['additionalProperties', 'anyOf', 'const', 'contains', 'content-type', 'dependentRequired', 'dependentSchemas'],
  ...['discriminator', 'enum', 'exclusiveMaximum', 'exclusiveMinimum', 'false schema', 'format', 'if', 'items'],
  ...['maxContains', 'maxItems', 'maxLength', 'maxProperties', 'maximum', 'minContains', 'minItems', 'minLength'],
  ...[
    'minProperties',
    'minimum',
    'multipleOf',
    'not',
    'oneOf',
    'pattern',
    'propertyNames',
    'required',
    'syntax',
    'type',
  ],
  ...['unevaluatedItems', 'unevaluatedProperties', 'uniqueItems'],
];

describe('negative requests, judged from their raw bytes by a reader and a validator of another make', () => {
  const report = emptyReport();
  beforeAll(async () => {
    await prove(describedBy(DESCRIPTION), { most: 1500, seed: 1, seeds: 1, bases: ['maximal'] }, report);
    const reference = parse(readFileSync(new URL('../../reference-api/openapi.yaml', import.meta.url), 'utf8'));
    await prove(describedBy(reference as JsonObject), { most: 600, seed: 3, seeds: 1, bases: ['maximal'] }, report);
  }, 60_000);

  it('are invalid, all of them, and in one place only', () => {
    expect(report.negative).toBeGreaterThan(1000);
    expect(report.notProved).toEqual([]);
    expect(report.notSingle).toEqual([]);
  });

  it('come from valid requests that the same judge accepts', () => {
    expect(report.valid).toBeGreaterThan(40);
    expect(report.validRefused).toEqual([]);
  });

  it('break every keyword, and every place of a request', () => {
    const found = [...report.keywords.keys()];
    expect(KEYWORDS.filter((keyword) => !found.includes(`body ${keyword}`))).toEqual([]);
    const places = new Set(found.map((key) => key.split(' ')[0]));
    expect([...places].sort()).toEqual(['body', 'cookie', 'header', 'path', 'query']);
    expect(found).toContain('query syntax');
  });
});

describe('the judge', () => {
  const judge = new RequestJudge(DESCRIPTION, '3.1');
  const faults = async (template: string, text: string): Promise<string[]> => {
    const message = readMessage(Buffer.from(text));
    if (!message) throw new Error('the message is not complete');
    return [...(await judge.faults(template, message.request)).keys()];
  };
  const form = (body: string): string =>
    `POST /forms HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

  it('accepts what any reading of the wire makes valid', async () => {
    expect(
      await faults('/queries', 'GET /queries?page=3&counts=1,2&piped=1%7C2&filter[size]=4 HTTP/1.1\r\n\r\n'),
    ).toEqual([]);
    expect(await faults('/forms', form('name=anna&age=40&tags=a&tags=b'))).toEqual([]);
    expect(
      await faults('/fields', 'GET /fields HTTP/1.1\r\nX-Level: 2\r\nCookie: theme=dark; zoom=300\r\n\r\n'),
    ).toEqual([]);
  });

  it('names each place that no reading makes valid', async () => {
    expect(await faults('/queries', 'GET /queries?page=x&counts=1&filter[size]=44 HTTP/1.1\r\n\r\n')).toEqual([
      'query page',
      'query counts',
      'query filter',
    ]);
    expect(await faults('/forms', form('name=anna&age=old'))).toEqual(['body']);
    expect(await faults('/fields', 'GET /fields HTTP/1.1\r\nX-Level: 9\r\n\r\n')).toEqual([
      'header x-level',
      'cookie theme',
    ]);
    expect(await faults('/notes', 'POST /notes HTTP/1.1\r\n\r\n')).toEqual(['body']);
    expect(
      await faults('/notes', 'POST /notes HTTP/1.1\r\nContent-Type: image/png\r\nContent-Length: 4\r\n\r\nabcd'),
    ).toEqual(['body']);
  });
});
