import type { EngineRule } from './types.ts';

const valid = (expected: string): EngineRule => ({ oracle: 'description-valid', severity: 'medium', expected });
const style = (severity: 'low' | 'info', expected: string): EngineRule => ({
  oracle: 'description-style',
  severity,
  expected,
});
const example = (expected: string): EngineRule => ({ oracle: 'examples-valid', severity: 'low', expected });

/** The engine's rules that are switched on. All others are off: matters of taste, or judged by an oracle of ours. */
export const ENGINE_RULES: Readonly<Record<string, EngineRule>> = {
  struct: valid('a document that has the structure of its OpenAPI version'),
  'no-identical-paths': valid('each path template once, whatever its parameters are called'),
  'no-duplicated-tag-names': valid('each tag declared once'),
  'no-example-value-and-externalValue': valid('an example with either value or externalValue'),
  'no-server-variables-empty-enum': valid('server variables with at least one value'),
  'no-undefined-server-variable': valid('every variable of a server URL declared'),
  'operation-operationId-unique': valid('each operationId once'),
  'operation-parameters-unique': valid('each parameter once in an operation'),
  'path-not-include-query': valid('a path without a query'),
  'path-parameters-defined': valid('a parameter for every {name} of the path, and none beside'),
  'path-declaration-must-exist': valid('{name} with a name between the braces'),
  'security-defined': valid('every security scheme that is used is declared'),
  'spec-components-invalid-map-name': valid('component names of letters, digits, dot, hyphen and underscore'),
  'spec-discriminator-defaultMapping': valid('a discriminator with a defaultMapping where its property is optional'),
  'spec-no-invalid-encoding-combinations': valid('encodings that can be combined'),
  'spec-no-invalid-tag-parents': valid('tags whose parents are declared and make no circle'),
  'spec-querystring-parameters': valid('one querystring parameter at most, and no query parameter beside it'),
  'no-ambiguous-paths': style('info', 'paths that no request can match two of'),
  'no-duplicated-enum-values': style('info', 'each value of an enum once'),
  'no-enum-type-mismatch': style('low', 'enum values of the type that stands beside them'),
  'no-path-trailing-slash': style('info', 'a path that does not end in a slash'),
  'no-required-schema-properties-undefined': style('low', 'every required property described'),
  'no-schema-type-mismatch': style('low', 'items on arrays and properties on objects'),
  'no-server-example.com': style('info', 'the address of a real server'),
  'no-server-trailing-slash': style('info', 'a server URL that does not end in a slash'),
  'no-unused-components': style('info', 'every component used'),
  'operation-2xx-response': style('low', 'a success answer on every operation'),
  'operation-operationId': style('low', 'an operationId on every operation'),
  'operation-operationId-url-safe': style('info', 'an operationId of characters that are safe in a URL'),
  'operation-summary': style('info', 'a summary on every operation'),
  'operation-tag-defined': style('info', 'every tag of an operation declared in tags'),
  'security-scopes-defined': style('low', 'every scope that is asked for declared by its scheme'),
  'tag-description': style('info', 'a description on every tag'),
  'no-invalid-media-type-examples': example('examples of bodies that fit their schema'),
  'no-invalid-parameter-examples': example('examples of parameters that fit their schema'),
  'no-invalid-schema-examples': example('examples of schemas that fit them'),
};
