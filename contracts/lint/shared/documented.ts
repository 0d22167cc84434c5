import type { Operation, ResponseObject } from '../../../core/operations/types.ts';

/** A status of the description that may stand for this class: 4XX, 404, or default. */
export const isOfClass = ({ status }: ResponseObject, digit: 2 | 3 | 4 | 5): boolean =>
  status.startsWith(String(digit));

/** Answers that tell of an error: 4XX and 5XX, and default where another answer tells of success. */
export function errorResponses({ responses }: Operation): ResponseObject[] {
  const succeeds = responses.some((one) => isOfClass(one, 2) || isOfClass(one, 3));
  return responses.filter(
    (one) => isOfClass(one, 4) || isOfClass(one, 5) || (succeeds && one.status.toLowerCase() === 'default'),
  );
}

/** Does the description say anything about a status: exactly, by range, or by default? */
export function says({ responses }: Operation, status: number): boolean {
  const range = `${Math.floor(status / 100)}XX`;
  return responses.some((one) => [String(status), range, 'DEFAULT'].includes(one.status.toUpperCase()));
}

/** Credentials are needed: there is an alternative, and none of them is anonymous. */
export const needsCredentials = ({ security }: Operation): boolean =>
  security.length > 0 && security.every((alternative) => alternative.length > 0);

/** The pointer of something an operation holds. */
export const within = ({ pointer }: Operation, ...tokens: readonly string[]): string =>
  [pointer, ...tokens.map((token) => token.replaceAll('~', '~0').replaceAll('/', '~1'))].join('/');
