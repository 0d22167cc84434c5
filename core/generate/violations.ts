import type { Operation, Parameter } from '../operations/types.ts';
import { bodyDefects } from './body-defects.ts';
import { bodySchema } from './body-maker.ts';
import { isJudgedField, parameterDefects } from './parameter-defects.ts';
import { contentFor, isProvedInvalid } from './prove-violation.ts';
import { prunedParameters, prunedValue } from './prune-request.ts';
import { serialise } from './serialise.ts';
import { spreadOver } from './spread-violations.ts';
import type { GenerateContext, RequestValues } from './types.ts';
import type { Defect, DefectDraft, ViolationCase, ViolationOptions } from './violation-case.ts';

type Context = Pick<GenerateContext, 'document' | 'validate'>;

const BUDGETS = { quick: 6, default: 20, deep: 80 } as const;
/** Levels of members that are looked at below a body or a parameter. */
const LEVELS = { quick: 2, default: 2, deep: 4 } as const;

/** Any absolute URL: what stands before the path is not judged. */
const ANYWHERE = 'http://127.0.0.1';

/** Whether violations can be made at all: a body or parameters with something to break. */
export function canBeInvalid(operation: Operation): boolean {
  if (operation.method === 'DELETE') return false;
  const body = (operation.body?.contents.length ?? 0) > 0;
  return body || operation.parameters.some((one) => one.in === 'query' || isJudgedField(one));
}

/** What a request may lose without a change of what is wrong with it. */
function pruned(
  operation: Operation,
  made: RequestValues,
  { place, pointer }: Pick<Defect, 'place' | 'pointer'>,
  { validate }: Context,
  avoid: ReadonlySet<string>,
): RequestValues {
  const own = operation.parameters.filter((one) => one.in === place && isNamed(one, pointer));
  const kept = new Set([...avoid, ...own.map((one) => `${one.in} ${one.name.toLowerCase()}`)]);
  const values = prunedParameters(operation, made, kept);
  const { body } = values;
  const content = body && contentFor(operation, body.mediaType);
  if (!body || !content || body.value instanceof Uint8Array) return values;
  return { ...values, body: { ...body, value: prunedValue(bodySchema(content), body.value, validate) } };
}

const isNamed = ({ name }: Parameter, pointer: string): boolean => pointer === name || pointer.startsWith(`${name}/`);

/**
 * Requests with exactly one defect each, derived from one valid request. Each is proved invalid as it goes over the
 * wire: serialised, read back, validated; what turns out valid is dropped. Spread over fields and keywords within the
 * depth's budget (6, 20 or 80). With `minimal` all that is optional and not needed for the defect is left out. Deterministic, never throws for a valid `base`.
 */
export function violationsOf(
  operation: Operation,
  base: RequestValues,
  context: Context,
  options: ViolationOptions,
): ViolationCase[] {
  const { document, validate } = context;
  const avoid = options.avoid ?? new Set<string>();
  const levels = LEVELS[options.depth];
  const lean = options.minimal ? pruned(operation, base, { place: 'body', pointer: '' }, context, avoid) : base;
  const drafts = [
    ...bodyDefects(operation, base, lean, context, levels),
    ...parameterDefects(operation, base, context, avoid, levels),
  ].filter(({ keyword }) => !options.without?.has(keyword));
  const seen = new Set<string>();
  const isProved = (values: RequestValues, draft: DefectDraft): boolean =>
    isProvedInvalid(operation, serialise(operation, values, ANYWHERE, document), draft, document, validate);
  const chosen = spreadOver(drafts, BUDGETS[options.depth], (draft) => {
    const made = draft.make();
    if (!made || seen.has(made.label) || !isProved(made.values, draft)) return undefined;
    const small = options.minimal ? pruned(operation, made.values, draft, context, avoid) : made.values;
    const values = isProved(small, draft) ? small : made.values;
    seen.add(made.label);
    const { place, pointer, keyword } = draft;
    return { place, pointer, keyword, label: made.label, values, soft: keyword === 'format' };
  });
  return chosen.map((one, index) => ({ id: `${operation.id}!${index + 1}`, operation: operation.id, ...one }));
}
