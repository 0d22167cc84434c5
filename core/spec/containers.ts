import type { Kind } from './grammar.ts';
import type { JsonObject, SpecDialect } from './types.ts';

const SWAGGER: Partial<Record<Kind, string>> = {
  schema: '/definitions',
  parameter: '/parameters',
  response: '/responses',
};

const OPENAPI: Partial<Record<Kind, string>> = {
  schema: '/components/schemas',
  parameter: '/components/parameters',
  response: '/components/responses',
  requestBody: '/components/requestBodies',
  header: '/components/headers',
  example: '/components/examples',
  link: '/components/links',
  callback: '/components/callbacks',
  securityScheme: '/components/securitySchemes',
};

/**
 * The container that holds reusable objects of a kind. Path items and media types have one in newer versions only and
 * are always copied in place, so that every operation stands where its path is.
 */
export function containerOf(kind: Kind, dialect: SpecDialect): string | undefined {
  return (dialect === '2.0' ? SWAGGER : OPENAPI)[kind];
}

/** What stands in for an object that cannot be resolved; undefined: it is left out. */
export function placeholderOf(kind: Kind): JsonObject | undefined {
  if (kind === 'response') return { description: '' };
  if (kind === 'parameter' || kind === 'example' || kind === 'link' || kind === 'callback') return undefined;
  if (kind === 'securityScheme' || kind === 'requestBody' || kind === 'operation') return undefined;
  return {};
}

/** A component name out of a file name or a pointer's last token: letters, digits, '.', '-', '_'. */
export function componentName(url: string, pointer: string): string {
  const last = pointer === '' ? (url.split('/').at(-1) ?? '') : (pointer.split('/').at(-1) ?? '');
  const plain = decodeURIComponent(last.replaceAll('~1', '/').replaceAll('~0', '~').replaceAll('%', '_'));
  const name = (pointer === '' ? plain.replace(/\.(json|ya?ml)$/i, '') : plain).replace(/[^A-Za-z0-9._-]+/g, '_');
  return name === '' || /^\d+$/.test(name) ? `ref_${name}` : name;
}
