import { parseArgs } from 'node:util';
import { readSuite } from './support/schema-suite.ts';
import { suiteValidator } from './support/suite-validator.ts';

/**
 * Our validator, built as a run builds it (bundled, translated, compiled), against JSON Schema's official test suite:
 * `node bench/json-schema-suite.ts FOLDER_OR_TARBALL [--dialect 2020-12|draft4] [--all]`. Exit 1 when a mandatory case
 * of 2020-12 is judged wrong. `--all` lists the failing optional cases too.
 */
const DRAFTS: Readonly<Record<string, { folder: string; openapi: string }>> = {
  '2020-12': { folder: 'draft2020-12', openapi: '3.1.0' },
  draft4: { folder: 'draft4', openapi: '3.0.3' },
};

interface Count {
  right: number;
  total: number;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { dialect: { type: 'string', default: '2020-12' }, all: { type: 'boolean', default: false } },
});
const [place] = positionals;
const draft = DRAFTS[values.dialect];

function main(): number {
  if (place === undefined || draft === undefined) {
    console.error('usage: node bench/json-schema-suite.ts FOLDER_OR_TARBALL [--dialect 2020-12|draft4] [--all]');
    return 3;
  }
  const suite = readSuite(place, draft.folder);
  const totals: Record<'mandatory' | 'optional' | 'format', Count> = {
    mandatory: { right: 0, total: 0 },
    optional: { right: 0, total: 0 },
    format: { right: 0, total: 0 },
  };
  const failed: Record<keyof typeof totals, string[]> = { mandatory: [], optional: [], format: [] };
  const started = performance.now();
  for (const file of suite.files) {
    const kind = file.name.startsWith('optional/format/')
      ? 'format'
      : file.name.startsWith('optional/')
        ? 'optional'
        : 'mandatory';
    const count: Count = { right: 0, total: 0 };
    for (const group of file.groups) {
      // By the standard a format only annotates; where formats are what is tested they are asserted, as in a run.
      const judge = suiteValidator(group.schema, suite.remotes, draft.openapi, kind === 'format');
      for (const test of group.tests) {
        count.total += 1;
        const verdict = judge(test.data);
        if (verdict === test.valid) count.right += 1;
        else failed[kind].push(`${file.name}: ${group.description}: ${test.description}: judged ${verdict}`);
      }
    }
    totals[kind].right += count.right;
    totals[kind].total += count.total;
    console.log(`${file.name.padEnd(48)} ${String(count.right).padStart(4)} of ${String(count.total).padStart(4)}`);
  }
  console.log('');
  for (const [kind, lines] of Object.entries(failed)) {
    if (kind === 'mandatory' || values.all) for (const line of lines) console.log(`wrong (${kind}): ${line}`);
  }
  for (const [kind, { right, total }] of Object.entries(totals)) console.log(`${kind}: ${right} of ${total} right`);
  console.log(`${Math.round(performance.now() - started)} ms`);
  // Draft 4 has keywords that OpenAPI 3.0 left out (`id`, `dependencies`): what is wrong there is for reading only.
  return failed.mandatory.length > 0 && values.dialect === '2020-12' ? 1 : 0;
}

process.exitCode = main();
