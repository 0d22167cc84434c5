import type { ErrorObject } from 'ajv';
import type { ValidationProblem } from '../types.ts';
import { FORBIDDEN_KEYWORD } from './keywords.ts';

const MAX_LISTED = 10;

const listed = (values: readonly unknown[]): string =>
  values
    .slice(0, MAX_LISTED)
    .map((value) => JSON.stringify(value))
    .join(', ') + (values.length > MAX_LISTED ? ', …' : '');

/** Ajv writes the path of the reference over `schemaPath`; `origin` keeps that of the keyword behind it. */
export interface LocatedError extends ErrorObject {
  readonly origin?: string;
}

/** An Ajv error in our words. */
export function toProblem(error: LocatedError): ValidationProblem {
  const keyword = error.keyword === FORBIDDEN_KEYWORD ? 'writeOnly' : error.keyword;
  return { path: error.instancePath, keyword, message: messageOf(error), schemaPath: error.origin ?? error.schemaPath };
}

function messageOf({ keyword, params, message = `breaks ${keyword}` }: ErrorObject): string {
  if (keyword === 'enum') return `must be one of ${listed(params.allowedValues)}`;
  if (keyword === 'const') return `must be ${JSON.stringify(params.allowedValue)}`;
  if (keyword === 'additionalProperties') return `must not have the property '${params.additionalProperty}'`;
  if (keyword === 'unevaluatedProperties') return `must not have the property '${params.unevaluatedProperty}'`;
  if (keyword === FORBIDDEN_KEYWORD) return 'must not be sent in a response (writeOnly)';
  return message;
}
