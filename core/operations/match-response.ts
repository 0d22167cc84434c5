import type { Operation, ResponseObject } from './types.ts';

/** The response that describes a status: exact, then its range ('2XX'), then 'default' (OpenAPI 3.1.1 4.8.16). */
export function matchResponse(operation: Operation, status: number): ResponseObject | undefined {
  const range = `${Math.floor(status / 100)}XX`;
  for (const wanted of [String(status), range, 'default']) {
    const found = operation.responses.find((response) => response.status === wanted);
    if (found !== undefined) return found;
  }
  return undefined;
}
