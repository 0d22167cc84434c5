import type { Operation } from '../../core/operations/types.ts';
import { SOURCES } from './shared/sources.data.ts';
import type { LintFacts, LintOracle, LintProblem } from './types.ts';

const SEGMENT =
  /^(?:v\d+(?:[._]\d+)*(?:[._-]?(?:alpha|beta|rc|preview)[._-]?\d*)?|\d{4}-\d{2}(?:-\d{2})?|\d+\.\d+(?:\.\d+)*)$/i;
const NAME = /^(?:x-)?(?:[\w]+-)*(?:api-?|accept-?)version$|^x-[\w-]*version$/i;
const MEDIA_TYPE = /\bv\d+\b|[.;]\s*version=/;
/** What belongs to the running of a service: found where it always was. */
const SURROUNDINGS =
  /(?:^|\/)(?:health\w*|live\w*|ready|readiness|ping|status|metrics|version|info|docs?|swagger[\w.-]*|openapi[\w.-]*|api-docs|robots\.txt|favicon\.ico|\.well-known|actuator|oauth2?|login|logout)(?:$|\/)/i;

/** '/1/things': a bare number stands for a version at the beginning only. */
function versionSegment(path: string): string | undefined {
  const segments = path.replace(/^[a-z]+:\/\/[^/]+/i, '').split('/');
  return segments.find((segment, index) => SEGMENT.test(segment) || (index === 1 && /^\d{1,2}$/.test(segment)));
}

/** Where an operation states its version, as 'path v1' or 'header Api-Version'. */
function versionOf(operation: Operation, servers: readonly string[]): string | undefined {
  const own = operation.server === undefined ? servers : [operation.server];
  const segment = versionSegment(operation.path) ?? own.map((url) => versionSegment(url)).find(Boolean);
  if (segment !== undefined) return `path ${segment.toLowerCase()}`;
  const parameter = operation.parameters.find((one) => one.in !== 'path' && NAME.test(one.name));
  if (parameter) return `${parameter.in} ${parameter.name.toLowerCase()}`;
  const types = operation.responses.flatMap(({ contents }) => contents.map(({ type }) => type));
  return types.some((type) => /vnd\./.test(type) && MEDIA_TYPE.test(type)) ? 'media type' : undefined;
}

function judge({ operations, description }: LintFacts): LintProblem[] {
  const own = operations.filter(({ path }) => path !== '/' && !SURROUNDINGS.test(path));
  const stated = own.map((operation) => ({ operation, version: versionOf(operation, description.servers) }));
  const counts = new Map<string, number>();
  for (const { version } of stated) if (version !== undefined) counts.set(version, (counts.get(version) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  if (own.length === 0) return [];
  if (most === undefined) {
    return [
      {
        pointer: '/servers',
        key: 'no version',
        expected: 'a version in the path, in the server URL or in a header',
        observed: `none of ${own.length} operations states one`,
        confidence: 'firm',
        severity: 'info',
      },
    ];
  }
  const silent = stated.filter(({ version }) => version === undefined);
  // Where most of them state none, a version in a path is rather part of a name.
  if (silent.length > own.length / 2) return [];
  return silent.map(({ operation: { id, pointer } }) => ({
    operation: id,
    pointer,
    key: 'unversioned',
    expected: `a version, as other operations state it (${most[0]}: ${most[1]} of ${own.length})`,
    observed: 'no version in the path, in the server URL or in a header',
    confidence: 'firm',
  }));
}

export const oracle: LintOracle = {
  id: 'version-uniform',
  part: 'contracts',
  kind: 'check',
  severity: 'low',
  criterion: 'spec-versioned',
  holds: 'All operations state their version alike',
  broken: 'Operations do not state their version alike',
  asserts: 'The version stands in the path, in the server URL or in a header, and all operations have it.',
  why: 'An operation without a version cannot change incompatibly without breaking those who call it.',
  source: [SOURCES.inventory],
  remedy: 'Put the operation under the version of the others, and keep the old path as a deprecated one for a while.',
  considers: ({ path }) => path !== '/' && !SURROUNDINGS.test(path),
  lint: judge,
};
