import type { Parameter } from '../../core/operations/types.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A value of the form of a known one that names nothing; undefined where only a few values are possible. */
function madeUp(parameter: Parameter | undefined, known: unknown): unknown {
  const schema = typeof parameter?.schema === 'object' ? parameter.schema : {};
  if (schema.enum !== undefined || schema.const !== undefined || schema.type === 'boolean') return undefined;
  if (schema.type === 'integer' || typeof known === 'number') return 2_147_480_047;
  const text = String(known ?? '');
  if (schema.format === 'uuid' || UUID.test(text)) return '0a55a000-0000-4000-8000-00000000a55a';
  return /^\d+$/.test(text) ? '2147480047' : 'assay-no-such-item';
}

/**
 * Values for the path parameters that name nothing that exists, so that no method can have an effect there. Undefined
 * when the path has no parameter that can be made up.
 */
export function madeUpPath(
  path: string,
  parameters: readonly Parameter[],
  known: Readonly<Record<string, unknown>>,
): Record<string, unknown> | undefined {
  const names = [...path.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? '');
  let some = false;
  const values = names.map((name) => {
    const parameter = parameters.find((one) => one.in === 'path' && one.name === name);
    const value = madeUp(parameter, known[name]);
    some ||= value !== undefined;
    return [name, value ?? known[name]] as const;
  });
  return some ? Object.fromEntries(values) : undefined;
}
