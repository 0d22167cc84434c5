import type { MediaTypeObject, Parameter } from '../operations/types.ts';
import type { Schema } from '../spec/types.ts';
import { arbitraryFor } from './arbitrary.ts';
import { bodySchema } from './body-maker.ts';
import { bodyFields } from './boundary-body.ts';
import type { BoundarySettings, BoundaryValue } from './boundary-values.ts';
import { boundaryValues } from './boundary-values.ts';
import type { CaseDraft } from './case-draft.ts';
import type { CaseMaker } from './case-maker.ts';
import { orderPairs } from './ordered-pairs.ts';
import { isJudgedField } from './parameter-defects.ts';
import { isConditional, needsKnowledge } from './parameter-roles.ts';
import { isObject, isSchema } from './resolve-pointer.ts';
import { sample } from './sample.ts';
import { viewOf } from './schema-view.ts';

/** One field with its edges; `apply` puts a value into a request, undefined when that makes it invalid. */
export interface Field {
  readonly name: string;
  readonly edges: readonly BoundaryValue[];
  readonly apply: (value: unknown) => CaseDraft['values'] | undefined;
}

const LONGEST_IN_URL = 1_000;
/** Reserved characters that have no meaning inside a query value (RFC 3986, 3.4). */
const RESERVED = "a/b?c:d@e;f!g$h'i";

export function settingsOf(maker: CaseMaker, name: string, json: boolean, longest: number): BoundarySettings {
  const made = (schema: Schema): unknown => {
    try {
      const options = maker.workshop.options('required', name, false);
      return sample(arbitraryFor(schema, maker.context.document, options), maker.draw);
    } catch {
      return undefined;
    }
  };
  return { name, json, longest, nonce: () => maker.workshop.nonce(), sample: made, thorough: maker.thorough };
}

function parameterFields(maker: CaseMaker, parameter: Parameter, base: CaseDraft): Field[] {
  const { name, schema } = parameter;
  const { document, supply } = maker.context;
  if (isConditional(parameter) || needsKnowledge(name, schema, document)) return [];
  if (parameter.in === 'cookie' && !isJudgedField(parameter)) return [];
  if (maker.configured(name) || supply?.(parameter.in, name, schema)) return [];
  const settings = settingsOf(maker, name, false, LONGEST_IN_URL);
  const view = viewOf(schema, document);
  // a path segment names a thing: only listed values are known to exist
  if (parameter.in === 'path' && (view === false || view.enum === undefined)) return [];
  const apply = (value: unknown): CaseDraft['values'] | undefined => {
    if (maker.refusalOf(parameter, value) !== undefined) return undefined;
    const next = { ...base.values[parameter.in], [name]: value };
    // an edge of one end must not put a range upside down
    return orderPairs(next) === next ? { ...base.values, [parameter.in]: next } : undefined;
  };
  const members = view === false || !isObject(view.properties) ? [] : Object.entries(view.properties);
  const inner = members.flatMap(([member, property]): Field[] => {
    if (!isSchema(property) || needsKnowledge(member, property, document)) return [];
    const held = base.values[parameter.in][name];
    return [
      {
        name: `${name}[${member}]`,
        edges: boundaryValues(property, document, { ...settings, name: member }),
        apply: (value) => apply({ ...(isObject(held) ? held : {}), [member]: value }),
      },
    ];
  });
  const edges = boundaryValues(schema, document, settings);
  if (parameter.allowReserved) edges.push({ label: 'with reserved characters', make: () => RESERVED });
  if (parameter.allowEmptyValue) edges.push({ label: 'without a value', make: () => '' });
  return [{ name, edges, apply }, ...inner];
}

/** A creation with fresh tokens where it has used ones, so that it does not collide with the one it was made from. */
function renewed(
  maker: CaseMaker,
  values: CaseDraft['values'],
  content: MediaTypeObject | undefined,
): CaseDraft['values'] {
  const { body } = values;
  if (maker.operation.method !== 'POST' || !body || !content || body.value instanceof Uint8Array) return values;
  const text = JSON.stringify(body.value);
  const used = maker.workshop.issued.filter(
    (token) => token !== '' && text.toLowerCase().includes(token.toLowerCase()),
  );
  if (used.length === 0) return values;
  const fresh = used.reduce((current, token) => {
    const next = maker.workshop.nonce();
    return current.replaceAll(token, next).replaceAll(token.toUpperCase(), next.toUpperCase());
  }, text);
  const value: unknown = JSON.parse(fresh);
  const valid = maker.context.validate(bodySchema(content), value).length === 0;
  return valid ? { ...values, body: { ...body, value } } : values;
}

/** Valid requests with one field at an edge: every field's first edge, then every field's second, and so on. */
export function* boundaryDrafts(
  maker: CaseMaker,
  parameters: readonly Parameter[],
  content: MediaTypeObject | undefined,
  base: CaseDraft,
  richer: CaseDraft | undefined,
): Generator<CaseDraft> {
  maker.begin('boundary');
  const fields = parameters.flatMap((one) => parameterFields(maker, one, base));
  if (content && base.values.body) fields.push(...bodyFields(maker, content, bodySchema(content), [base, richer]));
  const most = Math.max(0, ...fields.map((field) => field.edges.length));
  for (let round = 0; round < most; round++) {
    for (const field of fields) {
      const edge = field.edges[round];
      const value = edge?.make();
      const values = value === undefined ? undefined : field.apply(value);
      if (edge && values)
        yield { origin: 'boundary', label: `${field.name} ${edge.label}`, values: renewed(maker, values, content) };
    }
  }
  if (content && base.values.body && maker.operation.body?.required === false) {
    const { body: _body, ...values } = base.values;
    yield { origin: 'boundary', label: 'without the optional body', values };
  }
}
