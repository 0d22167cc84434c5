import type { Change } from '../../contracts/diff/types.ts';
import { counts, type DiffResult, ofClass, verdict } from './result.ts';
import { operationsText, proof, shown, values } from './values.ts';

const MOST_LISTED = 100;

/** Text from a description may hold anything; in a table cell it must stay text. */
function plain(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>|#&!]/g, (character) => `\\${character}`).replaceAll(/\s+/g, ' ');
}

function row(change: Change): string {
  const { operations, at, title, effect, clause, rule, waiver } = change;
  const where = [operationsText(operations, 3), at].filter((part) => part !== '').join(' · ');
  const what = values(change);
  const found = proof(change);
  const cells = [
    plain(where),
    plain(`${title}${what === '' ? '' : `: ${what}`}`) + (found === undefined ? '' : `<br>${plain(found)}`),
    plain(effect) + (waiver === undefined ? '' : `<br>waived by ${plain(waiver.owner)} until ${plain(waiver.expires)}`),
    `[${plain(shown(clause.standard))} ${plain(clause.clause.split(' ')[0] ?? '')}](${clause.url}) ${plain(rule)}`,
  ];
  return `| ${cells.join(' | ')} |`;
}

function table(title: string, changes: readonly Change[]): string[] {
  if (changes.length === 0) return [];
  const more = changes.length - MOST_LISTED;
  return [
    '',
    `### ${title}`,
    '',
    '| where | what | who | clause |',
    '| --- | --- | --- | --- |',
    ...changes.slice(0, MOST_LISTED).map(row),
    ...(more > 0 ? ['', `and ${more} more`] : []),
  ];
}

/** The result for a pull request. */
export function diffMarkdown(result: DiffResult): string {
  const { diff, notes } = result;
  const cosmetic = ofClass(result, 'cosmetic');
  return [
    `## ${plain(`${diff.old.title} ${diff.old.version} → ${diff.new.version}`)}`,
    '',
    `**${verdict(result)}**`,
    '',
    `${counts(result)}; ${diff.compared} operations in both.`,
    ...table('Breaking', ofClass(result, 'breaking')),
    ...table('Additive', ofClass(result, 'additive')),
    ...(cosmetic.length > 0 ? ['', `${cosmetic.length} cosmetic changes are not listed.`] : []),
    ...notes.flatMap((note) => ['', plain(note)]),
  ].join('\n');
}
