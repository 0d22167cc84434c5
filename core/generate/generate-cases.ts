import type { MediaTypeObject, Operation, Parameter } from '../operations/types.ts';
import { randomFor } from '../random/seed.ts';
import { contentsFor, makeBody } from './body-maker.ts';
import { boundaryDrafts } from './boundary-cases.ts';
import type { CaseDraft } from './case-draft.ts';
import { draftOf, identityOf, shapeOf } from './case-draft.ts';
import { CaseMaker, reasonOf } from './case-maker.ts';
import { workshopFor } from './case-workshop.ts';
import { exampleDrafts } from './example-cases.ts';
import { needsKnowledge } from './parameter-roles.ts';
import type { GenerateContext, GeneratedCase, GenerateOptions } from './types.ts';

/** Cases at most (reading costs little, so safe methods get more), and how many of them random and written examples may be. */
const BUDGETS = {
  quick: { total: 4, safe: 16, random: 1, examples: 1 },
  default: { total: 24, safe: 40, random: 2, examples: 3 },
  deep: { total: 60, safe: 120, random: 8, examples: 10 },
} as const;

function budgetOf(
  operation: Operation,
  { depth }: GenerateOptions,
): { total: number; random: number; examples: number } {
  const { total, safe, ...rest } = BUDGETS[depth];
  return { total: isSafe(operation.method) ? safe : total, ...rest };
}

function isSafe(method: string): boolean {
  return ['GET', 'HEAD', 'OPTIONS', 'QUERY'].includes(method);
}

/** The first media type for which a body can be made. */
function usableContent(maker: CaseMaker): MediaTypeObject | undefined {
  const contents = contentsFor(maker);
  if (contents.length < 2) return contents[0];
  maker.begin('media type');
  return contents.find((content) => makeBody(maker, content, 'required')) ?? contents[0];
}

/** Whether random values would say anything new: not when all that varies is ids of other things. */
function hasFreedom(maker: CaseMaker, parameters: readonly Parameter[], content: MediaTypeObject | undefined): boolean {
  if (content) return true;
  return parameters.some((one) => {
    if (needsKnowledge(one.name, one.schema, maker.context.document)) return false;
    return one.in !== 'path' || !maker.context.supply?.('path', one.name, one.schema);
  });
}

function* drafts(maker: CaseMaker, options: GenerateOptions): Generator<CaseDraft | undefined> {
  const budget = budgetOf(maker.operation, options);
  const parameters = maker.parameters();
  const content = usableContent(maker);
  const minimal = draftOf(maker, parameters, content, {
    origin: 'minimal',
    label: 'required values only',
    choice: 'required',
  });
  const fixed = parameters.filter((one) => !one.required && maker.configured(one.name));
  if (fixed.length > 0 || parameters.some((one) => maker.configured(one.name))) {
    const wanted = new Set(fixed.map((one) => one.name));
    yield draftOf(maker, parameters, content, {
      origin: 'configured',
      label: 'configured values',
      choice: 'required',
      wanted,
    });
  }
  yield* exampleDrafts(maker, parameters, content, budget.examples);
  yield minimal;
  const maximal = draftOf(maker, parameters, content, {
    origin: 'maximal',
    label: 'every optional value too',
    choice: 'all',
  });
  if (maximal && (!minimal || shapeOf(maximal.values) !== shapeOf(minimal.values))) yield maximal;
  const base = minimal ?? maximal;
  if (base) yield* boundaryDrafts(maker, parameters, content, base, maximal);
}

/**
 * Valid requests of an operation, in the order configured, example, minimal, maximal, boundary, random; deterministic
 * for a seed and deduplicated. Every value was accepted by `context.validate`; what could not be made is told in
 * `context.problems`. Never throws.
 */
export function generateCases(
  operation: Operation,
  context: GenerateContext,
  options: GenerateOptions,
): GeneratedCase[] {
  const budget = budgetOf(operation, options);
  const workshop = workshopFor(context.document, context.validate);
  const tokens = randomFor(options.seed, `${operation.id} nonce`);
  workshop.begin(options.nonce ?? (() => tokens.token(6)));
  const maker = new CaseMaker(operation, context, options, workshop);
  const cases: GeneratedCase[] = [];
  const seen = new Set<string>();
  const take = (draft: CaseDraft | undefined): void => {
    if (!draft) return;
    const identity = identityOf(draft.values, workshop.issued);
    if (seen.has(identity)) return;
    seen.add(identity);
    cases.push({ id: `${operation.id}#${cases.length + 1}`, operation: operation.id, ...draft });
  };
  try {
    const parameters = maker.parameters();
    const content = contentsFor(maker)[0];
    const free = hasFreedom(maker, parameters, content);
    const reserved = free ? budget.random : 0;
    for (const draft of drafts(maker, options)) {
      take(draft);
      if (cases.length >= budget.total - reserved) break;
    }
    const most = cases.length + Math.min(reserved, budget.total - cases.length);
    const chosen = usableContent(maker);
    for (let round = 1; free && cases.length > 0 && cases.length < most && round <= reserved * 2; round++) {
      take(
        draftOf(maker, parameters, chosen, {
          origin: 'random',
          label: `random values, round ${round}`,
          choice: 'some',
        }),
      );
    }
  } catch (error) {
    maker.problem('the operation', reasonOf(error));
  }
  return cases;
}
