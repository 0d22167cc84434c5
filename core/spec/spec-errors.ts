import { AssayError } from '../errors/assay-error.ts';

/** What a description may be; said in every error about one. */
export const EXPECTED_DESCRIPTION = 'an OpenAPI 3.0, 3.1 or 3.2 or Swagger 2.0 description, JSON or YAML';

/** A description that is not there. */
export function notFound(where: string, observed: string, reasons: readonly string[]): AssayError {
  return new AssayError('SPEC_NOT_FOUND', {
    what: 'The API description was not found.',
    where,
    observed,
    expected: EXPECTED_DESCRIPTION,
    reasons,
    next: 'give the right place with --spec FILE|URL, or leave --spec out to have the well-known places tried',
  });
}

/** A description that is there and cannot be fetched or parsed. */
export function unreadable(
  what: string,
  where: string,
  observed: string,
  reasons: readonly string[],
  next: string,
  cause?: unknown,
): AssayError {
  return new AssayError(
    'SPEC_UNREADABLE',
    { what, where, observed, expected: EXPECTED_DESCRIPTION, reasons, next },
    cause === undefined ? undefined : { cause },
  );
}

/** Something that can be parsed and is not a description we read. */
export function unsupported(where: string, observed: string, reasons: readonly string[], next: string): AssayError {
  return new AssayError('SPEC_UNSUPPORTED', {
    what: 'This is not a description that can be read.',
    where,
    observed,
    expected: EXPECTED_DESCRIPTION,
    reasons,
    next,
  });
}

/** More bytes (or nodes) than the limit. */
export function tooLarge(where: string, observed: string, expected: string): AssayError {
  return new AssayError('SPEC_TOO_LARGE', {
    what: 'The API description is larger than the limit.',
    where,
    observed,
    expected,
    reasons: ['the address is not that of a description', 'a compressed or aliased document expands very far'],
    next: 'check the place given with --spec; split the description or raise the limit',
  });
}

/** SPEC_UNREADABLE: more levels than any description written by hand has. */
export function tooDeep(place: string, levels: number): AssayError {
  return unreadable(
    'The description is nested too deeply.',
    place,
    `more than ${levels} levels`,
    ['a YAML alias contains itself'],
    'remove the alias',
  );
}
