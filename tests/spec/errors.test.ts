import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { formatError } from '../../core/errors/assay-error.ts';
import { readDescription } from '../../core/spec/read-description.ts';
import { errorOf, fileOf, folderOf, openapi } from './support.ts';

describe('a description that cannot be read', () => {
  it.each([
    ['a.json', '{"openapi": "3.0.0",\n "paths": {"/a" {}}}', /a\.json:2:\d+$/],
    ['a.yaml', 'openapi: 3.0.0\npaths:\n  /a: [unclosed\n  /b: 1\n', /a\.yaml:[34]:\d+$/],
  ])('%s: names file, line and column of a syntax error', async (name, text, where) => {
    const error = await errorOf(readDescription(await fileOf(name, text)));
    expect(error.code).toBe('SPEC_UNREADABLE');
    expect(error.parts.where).toMatch(where);
    expect(formatError(error).split('\n').length).toBeGreaterThanOrEqual(6);
  });

  it.each([
    ['asyncapi: 2.0.0\n', 'AsyncAPI'],
    [JSON.stringify({ info: { schema: 'https://schema.getpostman.com/json/collection/v2.1.0/' } }), 'Postman'],
    ['{"swaggerVersion": "1.2"}', 'Swagger 1.x'],
    ['{"paths": {}}', 'without a version field'],
    ['{"a": 1, "b": 2}', 'members a, b'],
    ['[1, 2]', 'a list of 2'],
    ['just some words', 'plain text'],
    ['openapi: 4.0.0\npaths: {}\n', 'version 4.0.0'],
    ['swagger: "3.0.0"\npaths: {}\n', 'version 3.0.0'],
    ['<?xml version="1.0"?><wadl:application/>', 'WADL'],
  ])('says what it looks like: %s', async (text, observed) => {
    const error = await errorOf(readDescription(await fileOf('a.yaml', text)));
    expect(error.code).toBe('SPEC_UNSUPPORTED');
    expect(error.parts.observed).toContain(observed);
    expect(error.exitCode).toBe(3);
  });

  it.each([
    ['', 'an empty document'],
    ['<!DOCTYPE html><html></html>', 'HTML'],
  ])('refuses %j', async (text, observed) => {
    const error = await errorOf(readDescription(await fileOf('a.json', text)));
    expect([error.code, error.parts.observed]).toEqual(['SPEC_UNREADABLE', observed]);
  });

  it('a comment alone is an empty document', async () => {
    const error = await errorOf(readDescription(await fileOf('a.yaml', '# nothing\n')));
    expect(error.parts.observed).toBe('an empty document');
  });

  it('tells a missing file from a folder', async () => {
    const folder = await folderOf({ 'x/a.json': '{}' });
    expect((await errorOf(readDescription(`${folder}/none.json`))).parts.observed).toBe('no such file');
    const error = await errorOf(readDescription(`${folder}/x`));
    expect([error.code, error.parts.observed]).toEqual(['SPEC_NOT_FOUND', 'a folder']);
  });

  it('stops at the limit, unzipped bytes and aliases included', async () => {
    const path = await fileOf('a.json', `${JSON.stringify(openapi({}))}${' '.repeat(5000)}`);
    expect((await errorOf(readDescription(path, { maxBytes: 1000 }))).code).toBe('SPEC_TOO_LARGE');
    const bomb = await fileOf('a.json.gz', gzipSync(' '.repeat(100_000)));
    expect((await errorOf(readDescription(bomb, { maxBytes: 10_000 }))).code).toBe('SPEC_TOO_LARGE');
    const lines = ['openapi: 3.0.0', 'info: {title: T, version: "1"}', 'paths: {}', 'x-0: &a0 [1,1,1,1,1,1,1,1,1,1]'];
    for (let n = 1; n < 9; n += 1)
      lines.push(
        `x-${n}: &a${n} [${Array(10)
          .fill(`*a${n - 1}`)
          .join(',')}]`,
      );
    expect((await errorOf(readDescription(await fileOf('b.yaml', lines.join('\n'))))).code).toBe('SPEC_TOO_LARGE');
  });

  it('refuses an alias that contains itself', async () => {
    const text = 'openapi: 3.0.0\npaths: {}\nx-a: &a\n  b: *a\n';
    expect((await errorOf(readDescription(await fileOf('a.yaml', text)))).code).toBe('SPEC_UNREADABLE');
  });

  it('reads a gzip file, a byte order mark, duplicate keys and deficient indentation', async () => {
    const text = `\ufeff${JSON.stringify(openapi({ '/a': { get: {} } }))}`;
    expect((await readDescription(await fileOf('a.json.gz', gzipSync(text)))).title).toBe('T');
    const odd = 'openapi: 3.0.0\ninfo: {title: T, version: "1"}\npaths:\n  /a: {}\n  /a: {get: {responses: {}}}\n';
    const read = await readDescription(await fileOf('b.yaml', odd));
    expect(read.problems[0]?.message).toContain('not quite regular');
  });
});
