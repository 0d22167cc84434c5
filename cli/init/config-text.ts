import type { Operation, SecurityScheme } from '../../core/operations/types.ts';
import type { ResourceModel } from '../../core/resources/types.ts';
import type { Description } from '../../core/spec/types.ts';
import { settingsOf } from './list-settings.ts';
import type { Seen } from './look-at-lists.ts';

export interface Inferred {
  readonly description: Description;
  readonly operations: readonly Operation[];
  readonly schemes: readonly SecurityScheme[];
  readonly model: ResourceModel;
  /** Without user info; empty when there is no target. */
  readonly url: string;
  /** As it was named; null when it was found at the target. */
  readonly spec: string | null;
  /** What the answers of lists showed, or why they were not looked at. */
  readonly seen: ReadonlyMap<string, Seen> | string;
  /** How the file names the module with the types of the configuration. */
  readonly types: string;
}

/** The text of assay.config.ts: values for what was found out, comments for what a person has to say. No secrets. */
export function configText(inferred: Inferred): string {
  const { description, operations, url, spec, types } = inferred;
  const lists = listEntries(inferred);
  const lines = [
    `/**`,
    ` * Written by assay init from ${comment(`${description.title} ${description.version}`)}: ${operations.length} operations. What stands here was inferred: keep what is right, change what`,
    ` * is not, take away what need not be said. All settings: docs/configuration.md. Secrets come from the environment ('$NAME').`,
    ` */`,
    `import type { AssayConfig } from ${text(types)};`,
    '',
    'export default {',
    url === '' ? "  // url: 'http://localhost:3000'," : `  url: ${text(url)},`,
    specLine(spec),
    "  // environment: 'staging', writes: true,",
    '',
    ...credentialLines(inferred),
    '',
    ...(typeof inferred.seen === 'string' ? [`  // Answers were not looked at: ${comment(inferred.seen)}`] : []),
    ...(lists.length === 0 ? ['  // lists: none was found.'] : ['  lists: {', ...lists, '  },']),
    '} satisfies AssayConfig;',
    '',
  ];
  return lines.join('\n');
}

/** A place with credentials in it is not written down. */
function specLine(spec: string | null): string {
  if (spec === null) return '  // spec: the description is looked for at the target.';
  const place = URL.parse(spec);
  const secret = place !== null && (place.username !== '' || place.password !== '' || place.search !== '');
  return secret ? '  // spec: its address may hold a secret; give it as ASSAY_SPEC.' : `  spec: ${text(spec)},`;
}

function credentialLines({ operations, schemes }: Inferred): string[] {
  const used = schemes.filter(({ name }) =>
    operations.some(({ security }) => JSON.stringify(security).includes(`"${name}"`)),
  );
  if (used.length === 0) return ['  // The description asks for no credentials.'];
  const kinds = used.map(({ name, type }) => `${comment(name)} (${comment(type)})`);
  return [
    `  // The description asks for ${kinds.join(', ')}. See docs/credentials.md.`,
    "  // credentials: { token: '$ASSAY_TOKEN' },",
    '  // A second user or tenant lets access between them be tested.',
    "  // identities: { other: { token: '$ASSAY_TOKEN_OTHER', tenant: 'other' } },",
  ];
}

function listEntries({ model, operations, seen }: Inferred): string[] {
  const ids = new Map(operations.map((one) => [one.id, one.operationId ?? one.id]));
  return model.resources.flatMap(({ list }) => {
    if (!list) return [];
    const looked = typeof seen === 'string' ? undefined : seen.get(list.operation);
    const settings = settingsOf(looked?.list ?? list, looked?.confirmed === true);
    const said = looked === undefined ? '' : `: ${comment(looked.words)}`;
    return [
      `    // ${comment(list.operation)}${said}`,
      `    ${text(ids.get(list.operation) ?? list.operation)}: {`,
      ...Object.entries(settings).flatMap(([name, value]) => member(name, value)),
      '    },',
    ];
  });
}

/** Filters one a line; everything else on one. */
function member(name: string, value: unknown): string[] {
  if (name !== 'filters') return [`      ${name}: ${literal(value)},`];
  const entries = Object.entries(value as object).map(
    ([parameter, one]) => `        ${text(parameter)}: ${literal(one)},`,
  );
  return ['      filters: {', ...entries, '      },'];
}

const text = (value: string): string =>
  `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;

/** A value of the configuration as TypeScript; names are identifiers. */
function literal(value: unknown): string {
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  return `{ ${Object.entries(value)
    .map(([name, one]) => `${name}: ${literal(one)}`)
    .join(', ')} }`;
}

/** Texts of the description and of errors are not ours: they must not end a comment. */
const comment = (words: string): string =>
  words
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replaceAll('*/', '* /')
    .slice(0, 160);
