import { changeFingerprint } from '../../contracts/diff/engine/waive.ts';
import type { Change } from '../../contracts/diff/types.ts';
import { counts, type DiffResult, ofClass, verdict } from './result.ts';
import { lineOf, operationsText, proof, values } from './values.ts';

/** Additive and cosmetic changes listed without --all. */
const MOST_LISTED = 40;
const MOST_OPERATIONS = 3;

function headline({ operations, at }: Change): string {
  const [first] = operations;
  return first === undefined ? at : `${first}  ${at}`;
}

function lines({ position }: Change): string | undefined {
  const places = [position.old, position.new].flatMap((one) => (one === undefined ? [] : [lineOf(one)]));
  return places.length === 0 ? undefined : [...new Set(places)].join(' -> ');
}

function inFull(change: Change): string[] {
  const { rule, title, effect, clause, confidence, operations, waiver } = change;
  const what = values(change);
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['what', `${title}${what === '' ? '' : `: ${what}`}  [${rule}]`],
    ['proof', proof(change)],
    ['who', `${effect}${confidence === 'certain' ? '' : ` (${confidence})`}`],
    ['clause', `${clause.standard} ${clause.clause}, ${clause.url}`],
    ['lines', lines(change)],
    ['also', operations.length > 1 ? operationsText(operations.slice(1), MOST_OPERATIONS) : undefined],
    ['waive', `fingerprint ${changeFingerprint(change, operations[0] ?? null)}`],
    ['waived', waiver && `by ${waiver.owner} until ${waiver.expires}: ${waiver.reason}`],
  ];
  const told = rows.filter(([name, text]) => text !== undefined && (waiver === undefined || name !== 'waive'));
  return ['', `  ${headline(change)}`, ...told.map(([name, text]) => `    ${name.padEnd(7)} ${text}`)];
}

function inBrief(change: Change): string {
  const what = values(change);
  const more = change.operations.length > 1 ? `, and in ${change.operations.length - 1} more` : '';
  return `  ${headline(change)}: ${change.title}${what === '' ? '' : `: ${what}`}${more}  [${change.rule}]`;
}

function listed(title: string, changes: readonly Change[], all: boolean): string[] {
  if (changes.length === 0) return [];
  const shown = all ? changes : changes.slice(0, MOST_LISTED);
  const more = changes.length - shown.length;
  return ['', title, ...shown.map(inBrief), ...(more > 0 ? [`  … and ${more} more; all of them: --all`] : [])];
}

/** How often each rule spoke, in one line a rule. */
function summed(title: string, changes: readonly Change[]): string[] {
  if (changes.length === 0) return [];
  const groups = new Map<string, number>();
  for (const { title: what } of changes) groups.set(what, (groups.get(what) ?? 0) + 1);
  const sorted = [...groups].toSorted(([, one], [, two]) => two - one);
  return [
    '',
    `${title} (each of them: --all)`,
    ...sorted.map(([what, number]) => `  ${String(number).padStart(4)} × ${what}`),
  ];
}

/** The result for people: breaking changes in full, additive ones in a line each, cosmetic ones counted. */
export function diffText(result: DiffResult, all: boolean): string {
  const { diff, notes } = result;
  const cosmetic = ofClass(result, 'cosmetic');
  const breaking = ofClass(result, 'breaking');
  const version = ({ title, version: number }: typeof diff.old): string => `${title} ${number}`;
  return [
    `${version(diff.old)} -> ${version(diff.new)}`,
    `${diff.old.source} -> ${diff.new.source}`,
    `${counts(result)}; ${diff.compared} operations in both`,
    ...(breaking.length > 0 ? ['', 'BREAKING', ...breaking.flatMap(inFull).slice(1)] : []),
    ...listed('ADDITIVE', ofClass(result, 'additive'), all),
    ...(all ? listed('COSMETIC', cosmetic, true) : summed('COSMETIC', cosmetic)),
    ...(notes.length > 0 ? ['', ...notes.map((note) => `! ${note}`)] : []),
    '',
    verdict(result),
  ].join('\n');
}
