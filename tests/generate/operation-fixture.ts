import type { MediaTypeObject, Operation, Parameter } from '../../core/operations/types.ts';
import type { Schema } from '../../core/spec/types.ts';

export function parameterOf(overrides: Partial<Parameter> & Pick<Parameter, 'name' | 'in'>): Parameter {
  const style = overrides.in === 'query' || overrides.in === 'cookie' ? 'form' : 'simple';
  return {
    required: overrides.in === 'path',
    description: '',
    schema: { type: 'string' },
    style,
    explode: (overrides.style ?? style) === 'form',
    allowReserved: false,
    allowEmptyValue: false,
    examples: [],
    deprecated: false,
    ...overrides,
  };
}

export function contentOf(type: string, schema: Schema, rest: Partial<MediaTypeObject> = {}): MediaTypeObject {
  return { type, schema, examples: [], encoding: {}, ...rest };
}

export function operationOf(
  id: string,
  parameters: readonly Parameter[] = [],
  contents: readonly MediaTypeObject[] = [],
  required = true,
): Operation {
  const [method = 'GET', path = '/'] = id.split(' ');
  return {
    id,
    method: method as Operation['method'],
    path,
    module: 'default',
    tags: [],
    summary: '',
    description: '',
    deprecated: false,
    pointer: '/paths',
    parameters,
    ...(contents.length > 0 && { body: { required, contents } }),
    responses: [],
    security: [],
  };
}
