import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readDescription } from '../core/spec/read-description.ts';
import { DESCRIPTION } from './negative-proof-description.data.ts';
import { type Disagreement, emptyReport, prove } from './negative-proof-run.ts';

/**
 * Are requests called negative invalid? Generates them, really sends them over a loopback socket, and has the bytes that
 * arrived judged by a reader and a validator that share nothing with the generator. First the documents of a folder and a
 * description that has every keyword (`--each` requests at most of each), the rest from the reference API. Exit code 1
 * when one is not proved.
 *
 * Valid requests the judge is known to refuse (it never accepts more for that):
 *
 * | request | why |
 * | --- | --- |
 * | lists of objects in a query, `lines[0][type]=a` | no style defines them; the judge reads one level |
 * | OpenAPI 3.0, null for `nullable: true` beside `allOf` without a type | the strict reading of 3.0.4 refuses it, usage does not |
 *
 *   node bench/negative-proof.ts [--cases 100000] [--specs FOLDER] [--seed N] [--each 2000] [--no-keywords]
 */
const { values } = parseArgs({
  allowNegative: true,
  options: {
    cases: { type: 'string', default: '100000' },
    specs: { type: 'string' },
    seed: { type: 'string', default: '1' },
    each: { type: 'string', default: '2000' },
    keywords: { type: 'boolean', default: true },
  },
});
const seed = Number(values.seed);
const report = emptyReport();
const started = performance.now();

if (values.specs !== undefined) {
  const names = readdirSync(values.specs).filter((name) => /\.(json|ya?ml)(\.gz)?$/.test(name));
  for (const name of names.toSorted()) {
    const before = { negative: report.negative, not: report.notProved.length, valid: report.validRefused.length };
    try {
      const description = await readDescription(join(values.specs, name));
      await prove(description, { most: Number(values.each), seed, seeds: 2 }, report);
    } catch (error) {
      console.log(`${name.slice(0, 60).padEnd(62)} ${error instanceof Error ? error.message.split('\n')[0] : error}`);
      continue;
    }
    const not = report.notProved.length - before.not;
    const refused = report.validRefused.length - before.valid;
    console.log(
      `${name.slice(0, 60).padEnd(62)} ${String(report.negative - before.negative).padStart(6)} negative, ${not} not proved, ${refused} valid ones refused by the judge`,
    );
  }
}
if (values.keywords) {
  const folder = mkdtempSync(join(tmpdir(), 'negative-proof-'));
  const file = join(folder, 'every-keyword.json');
  writeFileSync(file, JSON.stringify(DESCRIPTION));
  await prove(await readDescription(file), { most: 20_000, seed, seeds: 2 }, report);
  rmSync(folder, { recursive: true });
}
const rest = Number(values.cases) - report.negative;
const reference = fileURLToPath(new URL('../reference-api/openapi.yaml', import.meta.url));
if (rest > 0) await prove(await readDescription(reference), { most: rest, seed, seeds: 10_000 }, report);

console.log(
  `\n${'place keyword'.padEnd(34)}${['cases', 'proved', 'not proved'].map((one) => one.padStart(12)).join('')}`,
);
for (const [key, { cases, proved }] of [...report.keywords].toSorted(([a], [b]) => (a < b ? -1 : 1)))
  console.log(`${key.padEnd(34)}${[cases, proved, cases - proved].map((one) => String(one).padStart(12)).join('')}`);

const list = (title: string, all: readonly Disagreement[]): void => {
  if (all.length === 0) return;
  console.log(`\n${title}: ${all.length}`);
  const told = new Set<string>();
  for (const { operation, what, why, sent } of all) {
    const kind = `${operation} ${what.split(':')[0]}`;
    if (told.has(kind) || told.size >= 60) continue;
    told.add(kind);
    console.log(`  ${operation}  ${what}\n      ${why}\n      ${sent}`);
  }
};
list('not proved', report.notProved);
list('wrong in more than one place', report.notSingle);
list('valid requests the judge refuses', report.validRefused);
const seconds = (performance.now() - started) / 1000;
console.log(
  `\n${report.negative} negative requests (${report.distinct.size} different), ${report.notProved.length} not proved, ${report.notSingle.length} wrong in more than one place; ` +
    `${report.valid} valid ones, ${report.validRefused.length} refused by the judge; ${seconds.toFixed(1)} s`,
);
process.exitCode = report.notProved.length > 0 ? 1 : 0;
