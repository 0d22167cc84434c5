import type { MediaTypeObject } from '../operations/types.ts';
import type { Schema } from '../spec/types.ts';
import type { Field } from './boundary-cases.ts';
import { settingsOf } from './boundary-cases.ts';
import { boundaryValues } from './boundary-values.ts';
import type { CaseDraft } from './case-draft.ts';
import type { CaseMaker } from './case-maker.ts';
import { kindOf } from './media-types.ts';
import { orderPairs } from './ordered-pairs.ts';
import { needsKnowledge } from './parameter-roles.ts';
import { isObject, isSchema } from './resolve-pointer.ts';
import { alternativesOf } from './schema-choices.ts';
import { viewOf } from './schema-view.ts';
import { fillBody } from './supplied-body.ts';

const LONGEST = 10_000;
/** Levels of members below the members of the body. */
const LEVELS = 2;
const MOST_FIELDS = 150;

/** A place inside a body: names and indices from the root. */
type Way = readonly (string | number)[];

/** The whole with the part at `way` replaced; undefined when the way does not lead through it. */
function replaced(whole: unknown, way: Way, value: unknown): unknown {
  const [step, ...rest] = way;
  if (step === undefined) return value;
  if (Array.isArray(whole)) {
    if (typeof step !== 'number' || step >= whole.length) return undefined;
    const inner = replaced(whole[step], rest, value);
    return inner === undefined ? undefined : whole.with(step, inner);
  }
  if (!isObject(whole) || (rest.length > 0 && !Object.hasOwn(whole, step))) return undefined;
  const inner = replaced(whole[step], rest, value);
  return inner === undefined ? undefined : Object.fromEntries([...Object.entries(whole), [String(step), inner]]);
}

const partAt = (whole: unknown, way: Way): unknown =>
  way.reduce<unknown>((part, step) => {
    if (Array.isArray(part)) return part[Number(step)];
    return isObject(part) && Object.hasOwn(part, step) ? part[step] : undefined;
  }, whole);

const isStructure = (value: unknown): boolean => Array.isArray(value) || isObject(value);

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/**
 * The fields of a body, the outermost first, each with its edges; `drafts` are valid requests to put them into, the
 * smallest first. Fields that are supplied from outside are left alone.
 */
export function bodyFields(
  maker: CaseMaker,
  content: MediaTypeObject,
  schema: Schema,
  drafts: readonly (CaseDraft | undefined)[],
): Field[] {
  const { document, supply, validate } = maker.context;
  const json = kindOf(content.type) === 'json';
  const given = (at: string, name: string, part: Schema) => maker.given('body', at, name, part);
  const apply = (way: Way, value: unknown): CaseDraft['values'] | undefined => {
    for (const draft of drafts) {
      const body = draft?.values.body;
      if (!draft || !body) continue;
      const next = replaced(body.value, way, value);
      // an edge of one end must not put a range upside down
      if (next === undefined || orderPairs(next) !== next) continue;
      const filled = fillBody(schema, next, { document, supply: given, add: false, drop: true });
      if (validate(schema, filled).length === 0) return { ...draft.values, body: { ...body, value: filled } };
      if (validate(schema, next).length === 0) return { ...draft.values, body: { ...body, value: next } };
    }
    return undefined;
  };
  const fieldAt = (way: Way, name: string, part: Schema): Field => ({
    name: way.length === 0 ? 'the body' : way.map((step) => (typeof step === 'number' ? '[]' : step)).join('.'),
    edges: boundaryValues(part, document, settingsOf(maker, name, json, LONGEST)),
    apply: (value) => apply(way, value),
  });
  const whole = viewOf(schema, document);
  const found: Field[] = whole === false ? [] : [fieldAt([], '', schema)];
  let layer: { readonly way: Way; readonly pointer: string; readonly part: Schema }[] = [
    { way: [], pointer: '', part: schema },
  ];
  for (let level = 0; level <= LEVELS; level++) {
    const next: typeof layer = [];
    for (const { way, pointer, part } of layer) {
      if (found.length > MOST_FIELDS || !drafts.some((one) => isStructure(partAt(one?.values.body?.value, way))))
        continue;
      const view = viewOf(part, document);
      if (view === false) continue;
      for (const alternative of alternativesOf(view, document)) {
        if (isSchema(alternative.items) && alternative.items !== true)
          next.push({ way: [...way, 0], pointer: `${pointer}/-`, part: alternative.items });
        for (const [name, property] of Object.entries(isObject(alternative.properties) ? alternative.properties : {})) {
          if (!isSchema(property)) continue;
          const inner = viewOf(property, document);
          const at = `${pointer}/${escaped(name)}`;
          if (inner === false || inner.readOnly === true || needsKnowledge(name, property, document)) continue;
          if ((level === 0 && maker.configured(name)) || supply?.('body', at, property)) continue;
          const to = [...way, name];
          found.push(fieldAt(to, name, property));
          next.push({ way: to, pointer: at, part: property });
        }
      }
    }
    layer = next;
  }
  return found;
}
