import type { Finding } from '../../core/findings/types.ts';
import type { OracleDeclaration, SourceClause } from '../../core/oracle/types.ts';
import { plain } from '../markdown/escape.ts';
import { compareText } from '../model/risk-map.ts';
import { oneLine } from '../model/visible-text.ts';
import { LEVELS, SECURITY_ORACLES, SECURITY_SEVERITIES } from './levels.ts';
import { messageText } from './message-text.ts';
import type { SarifRule, SarifText } from './types.ts';

/** Most tags code scanning keeps of a rule. */
const MAX_TAGS = 20;

const LIMIT = 1000;

type RuleFacts = Pick<
  OracleDeclaration,
  'id' | 'part' | 'severity' | 'criterion' | 'broken' | 'asserts' | 'why' | 'source' | 'remedy'
>;

function factsOf(finding: Finding, declaration: OracleDeclaration | undefined): RuleFacts {
  if (declaration !== undefined) return declaration;
  const { oracle, area, severity, criterion, asserts, why, source, remedy } = finding;
  return { id: oracle, part: area, severity, criterion, broken: oracle, asserts, why, source, remedy };
}

function webUrl(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}

function sourceMarkdown({ standard, clause, url }: SourceClause): string {
  const label = plain(`${standard} ${clause}`.trim());
  const href = webUrl(url)?.replaceAll(/[()\\]/g, percentEncoded);
  return href === undefined ? label : `[${label}](${href})`;
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

function sourceText({ standard, clause, url }: SourceClause): string {
  const href = webUrl(url);
  const label = `${standard} ${clause}`.trim();
  return messageText(href === null ? label : `${label}: ${href}`, LIMIT);
}

function helpOf({ why, remedy, source }: RuleFacts): SarifText {
  const text = [
    messageText(why, LIMIT),
    `Remedy: ${messageText(remedy, LIMIT)}`,
    ...(source.length === 0 ? [] : [`Sources:\n${source.map((one) => `- ${sourceText(one)}`).join('\n')}`]),
  ].join('\n\n');
  const markdown = [
    plain(why, LIMIT),
    `**Remedy:** ${plain(remedy, LIMIT)}`,
    ...(source.length === 0 ? [] : [`**Sources:**\n\n${source.map((one) => `- ${sourceMarkdown(one)}`).join('\n')}`]),
  ].join('\n\n');
  return { text, markdown };
}

function ruleOf(facts: RuleFacts): SarifRule {
  const helpUri = facts.source.map(({ url }) => webUrl(url)).find((url) => url !== null);
  const security = SECURITY_ORACLES.has(facts.id);
  const tags = new Set([facts.criterion, facts.part, ...(security ? ['security'] : [])]);
  return {
    id: ruleId(facts.id),
    name: facts.id
      .split(/[^A-Za-z0-9]+/)
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join(''),
    shortDescription: { text: messageText(facts.broken, LIMIT) },
    fullDescription: { text: messageText(facts.asserts, LIMIT) },
    help: helpOf(facts),
    ...(helpUri === undefined || helpUri === null ? {} : { helpUri }),
    defaultConfiguration: { level: LEVELS[facts.severity] },
    properties: {
      tags: [...tags].slice(0, MAX_TAGS).map((tag) => oneLine(tag, 100)),
      ...(security ? { 'security-severity': SECURITY_SEVERITIES[facts.severity] } : {}),
    },
  };
}

/** The id of an oracle as that of a rule. */
export function ruleId(oracle: string): string {
  return oneLine(oracle, 200);
}

/** One rule for each oracle among `findings`, by id. What a declaration would say is taken from the finding without one. */
export function rulesOf(
  findings: readonly Finding[],
  oracles: ReadonlyMap<string, OracleDeclaration>,
): readonly SarifRule[] {
  const rules = new Map<string, SarifRule>();
  for (const finding of findings) {
    const id = ruleId(finding.oracle);
    if (!rules.has(id)) rules.set(id, ruleOf(factsOf(finding, oracles.get(finding.oracle))));
  }
  return [...rules.values()].sort((a, b) => compareText(a.id, b.id));
}
