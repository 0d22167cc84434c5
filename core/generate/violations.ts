import type { Operation } from '../operations/types.ts';
import { isJudgedHeader, parameterDefects } from './parameter-defects.ts';
import { isProvedInvalid, jsonBodySchema, proofIn } from './prove-violation.ts';
import { serialise } from './serialise.ts';
import { spreadOver } from './spread-violations.ts';
import type { GenerateContext, RequestValues } from './types.ts';
import type { DefectDraft, ViolationCase, ViolationOptions } from './violation-case.ts';
import { wrongPlaces } from './wrong-places.ts';

const BUDGETS = { quick: 6, default: 20, deep: 80 } as const;

/** Any absolute URL: what stands before the path is not judged. */
const ANYWHERE = 'http://127.0.0.1';

type Context = Pick<GenerateContext, 'document' | 'validate'>;

function bodyDrafts(operation: Operation, base: RequestValues, { document, validate }: Context): DefectDraft[] {
  const { body, ...bare } = base;
  if (!body || body.value instanceof Uint8Array) return [];
  const schema = jsonBodySchema(operation, body.mediaType);
  if (schema === undefined || validate(schema, body.value).length > 0) return [];
  const withBody = (value: unknown): RequestValues => ({ ...base, body: { ...body, value } });
  const broken = new TextEncoder().encode(`${JSON.stringify(body.value)?.slice(0, -1) || '{'},`);
  const drafts: DefectDraft[] = [];
  for (const { pointer, path, keyword, label, tries } of wrongPlaces(body.value, schema, document, '')) {
    const make = (): ReturnType<DefectDraft['make']> => {
      const judged = tries.map((value) => ({ value, proof: proofIn(validate(schema, value), keyword, path) }));
      const found = judged.find((one) => one.proof === 'pure') ?? judged.find((one) => one.proof === 'mixed');
      return found && { values: withBody(found.value), label: label(found.value).replace(/^the value /, 'the body ') };
    };
    drafts.push({ place: 'body', pointer, keyword, make });
  }
  // Members first: that the body as a whole is missing says less.
  drafts.push({
    place: 'body',
    pointer: '',
    keyword: 'syntax',
    make: () => ({ values: withBody(broken), label: 'the body is no JSON: its end is missing' }),
  });
  if (operation.body?.required) {
    const make = (): ReturnType<DefectDraft['make']> => ({ values: bare, label: 'the required body is missing' });
    drafts.push({ place: 'body', pointer: '', keyword: 'required', make });
  }
  return drafts;
}

/** Whether violations can be made at all: a JSON body or parameters with something to break. */
export function canBeInvalid(operation: Operation): boolean {
  if (operation.method === 'DELETE') return false;
  const json = (operation.body?.contents ?? []).some((content) => jsonBodySchema(operation, content.type));
  return json || operation.parameters.some((one) => one.in === 'query' || isJudgedHeader(one));
}

/**
 * Requests with exactly one defect each, derived from one valid request. Each is proved invalid as it goes over the
 * wire: serialised, read back, validated; what turns out valid is dropped. Spread over fields and keywords within the
 * depth's budget (6, 20 or 80). Deterministic, never throws for a valid `base`.
 */
export function violationsOf(
  operation: Operation,
  base: RequestValues,
  context: Context,
  options: ViolationOptions,
): ViolationCase[] {
  const { document, validate } = context;
  const drafts = [
    ...bodyDrafts(operation, base, context),
    ...parameterDefects(operation, base, context, options.avoid ?? new Set()),
  ];
  const seen = new Set<string>();
  const chosen = spreadOver(drafts, BUDGETS[options.depth], (draft) => {
    const made = draft.make();
    if (!made || seen.has(made.label)) return undefined;
    const wire = serialise(operation, made.values, ANYWHERE, document);
    if (!isProvedInvalid(operation, wire, draft, document, validate)) return undefined;
    seen.add(made.label);
    const { place, pointer, keyword } = draft;
    return { place, pointer, keyword, label: made.label, values: made.values, soft: keyword === 'format' };
  });
  return chosen.map((one, index) => ({ id: `${operation.id}!${index + 1}`, operation: operation.id, ...one }));
}
