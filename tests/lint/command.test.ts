import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assay, folder, PATIENCE } from '../cli/assay.ts';

const YAML = `openapi: 3.1.0
info: { title: Things, version: "1" }
security: []
paths:
  /v1/things:
    get:
      operationId: listThings
      summary: List things
      responses:
        "200":
          description: all
          content:
            application/json:
              schema: { type: array, items: { type: object, properties: { id: { type: string } } } }
    patch:
      operationId: listThings
      summary: Change things
      responses: { "204": { description: done } }
`;

function written(waivers: object[] = []): { cwd: string; spec: string } {
  const cwd = folder();
  const spec = join(cwd, 'api.yaml');
  writeFileSync(spec, YAML);
  writeFileSync(join(cwd, 'assay.config.json'), JSON.stringify({ spec: 'api.yaml', waivers }));
  return { cwd, spec };
}
const waiver = (oracle: string, expires = '2999-01-01'): object => ({ oracle, reason: 'r', owner: 'o', expires });

describe.concurrent('assay lint', PATIENCE, () => {
  it('names rule, place, why and remedy, worst first, and fails', async () => {
    const { cwd } = written();
    const { code, text } = await assay(['lint'], { cwd });
    expect(code).toBe(1);
    expect(text).toMatch(/^Things 1 \(OpenAPI 3\.1\.0\): 2 operations\n/);
    expect(text).toMatch(
      /medium {2}description-valid\/operation-operationId-unique: .*\n {2}\S*api\.yaml:15:\d+ {2}PATCH/,
    );
    expect(text).toMatch(/medium {2}list-paging-declared: .*\n {2}\S*api\.yaml:6:\d+ {2}GET \/v1\/things: /);
    expect(text).toMatch(/\n {2}why {7}\S.*\n {2}remedy {4}\S/);
    expect(text).toContain('2 messages: 2 medium\n2 of severity medium or worse');
  });

  it('passes below the limit, and when what is bad is waived', async () => {
    const { cwd } = written();
    expect((await assay(['lint', '--fail-on', 'high'], { cwd })).code).toBe(0);
    const accepted = written([
      waiver('list-paging-declared'),
      waiver('description-valid/operation-operationId-unique'),
    ]);
    const { code, text } = await assay(['lint'], { cwd: accepted.cwd });
    expect(code).toBe(0);
    expect(text).toContain('nothing to mend; 2 waived');
    const over = written([waiver('list-paging-declared', '2020-01-01'), waiver('ids-alike')]);
    const told = await assay(['lint'], { cwd: over.cwd });
    expect(told.code).toBe(1);
    expect(told.text).toContain('the waiver of list-paging-declared expired after 2020-01-01; it counts again');
    expect(told.text).toContain('the waiver of ids-alike matches nothing any more');
  });

  it('speaks JSON and Markdown', async () => {
    const { cwd, spec } = written();
    const { text } = await assay(['lint', spec, '--format', 'json'], { cwd });
    const told: { failing: number; messages: { rule: string; line: number; fingerprint: string }[] } = JSON.parse(text);
    expect(told.failing).toBe(2);
    expect(told.messages.map(({ rule, line }) => `${rule} ${line}`)).toContain('list-paging-declared 6');
    expect(told.messages.every(({ fingerprint }) => /^[0-9a-f]{16}$/.test(fingerprint))).toBe(true);
    const markdown = await assay(['lint', spec, '--format', 'markdown'], { cwd });
    expect(markdown.text).toMatch(/^### Things 1: 2 medium\n/);
    expect(markdown.text).toContain('| medium | list-paging-declared | api.yaml:6:5 |');
  });

  it.each([
    [['lint'], 'CONFIG_INVALID: There is nothing to lint.'],
    [['lint', 'gone.yaml'], 'SPEC_NOT_FOUND'],
    [['lint', 'x', '--format', 'xml'], 'CONFIG_INVALID: --format is not known.'],
    [['lint', 'x', '--fail-on', 'bad'], 'CONFIG_INVALID: --fail-on is not known.'],
  ])('%j is refused with what to do', async (args, begins) => {
    const { code, text } = await assay(args, { cwd: folder() });
    expect(code).toBe(3);
    expect(text).toContain(begins);
    expect(text).toMatch(/\n {2}next {6}\S/);
  });
});
