import type { MediaTypeObject, Parameter } from '../operations/types.ts';
import { bodySchema, exampleBody } from './body-maker.ts';
import type { CaseDraft } from './case-draft.ts';
import { draftOf, placeKey } from './case-draft.ts';
import type { CaseMaker } from './case-maker.ts';
import { isConditional, needsKnowledge } from './parameter-roles.ts';
import { viewOf } from './schema-view.ts';

/** Examples of a body: those of the media type, else those of its schema. */
function bodyExamples(maker: CaseMaker, content: MediaTypeObject): readonly unknown[] {
  if (content.examples.length > 0) return content.examples;
  const view = viewOf(bodySchema(content), maker.context.document);
  if (view === false) return [];
  return [
    ...(Array.isArray(view.examples) ? view.examples : []),
    ...(view.example === undefined ? [] : [view.example]),
  ];
}

/** Example `index` of each parameter that has examples; ids of other things are left to whoever supplies them. */
function writtenValues(maker: CaseMaker, parameters: readonly Parameter[], index: number): Map<string, unknown> {
  const decided = new Map<string, unknown>();
  for (const parameter of parameters) {
    const { name, schema, examples } = parameter;
    if (examples.length === 0 || isConditional(parameter)) continue;
    if (maker.given(parameter.in, name, name, schema)) continue;
    if (!parameter.required && needsKnowledge(name, schema, maker.context.document)) continue;
    const example = examples[Math.min(index, examples.length - 1)];
    const reason = maker.refusalOf(parameter, example);
    if (reason === undefined) decided.set(placeKey(parameter), example);
    else maker.problem(`example of ${parameter.in} parameter ${name}`, `the example does not conform: ${reason}`);
  }
  return decided;
}

/** Requests as the description itself shows them. */
export function* exampleDrafts(
  maker: CaseMaker,
  parameters: readonly Parameter[],
  content: MediaTypeObject | undefined,
  most: number,
): Generator<CaseDraft | undefined> {
  const bodies = content ? bodyExamples(maker, content) : [];
  const widest = Math.max(bodies.length, ...parameters.map((one) => one.examples.length));
  for (let index = 0; index < Math.min(most, widest); index++) {
    const decided = writtenValues(maker, parameters, index);
    const written = bodies.length > 0 ? bodies[Math.min(index, bodies.length - 1)] : undefined;
    const body =
      content && written !== undefined ? exampleBody(maker, content, written, `example ${index + 1}`) : undefined;
    if (decided.size === 0 && !body) continue;
    const label = `example ${index + 1} of the description`;
    yield draftOf(maker, parameters, content, {
      origin: 'example',
      label,
      choice: 'required',
      decided,
      ...(body && { body }),
    });
  }
}
