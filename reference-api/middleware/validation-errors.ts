import type { ErrorObject } from '../description.ts';
import type { FieldError } from '../http/problem.ts';

/** The member an error is about: a missing or unknown one by its own name, else the one that was refused. */
function pointerOf(error: ErrorObject): string {
  const named = error.params.missingProperty ?? error.params.additionalProperty;
  return named === undefined ? error.instancePath : `${error.instancePath}/${String(named)}`;
}

/** Field errors of a refused value; `base` is the parameter name, or '' for the body. */
export function fieldErrors(errors: readonly ErrorObject[] | null | undefined, base = ''): FieldError[] {
  return (errors ?? []).slice(0, 50).map((error) => {
    const pointer = `${base}${pointerOf(error)}`;
    const code = error.keyword === 'additionalProperties' ? 'unknown_field' : error.keyword.toLowerCase();
    return { field: pointer.split('/').pop() ?? '', pointer, code, message: error.message ?? 'is not valid' };
  });
}
