import type { MediaTypeObject, Parameter } from '../operations/types.ts';
import type { Schema } from '../spec/types.ts';
import { bodySchema } from './body-maker.ts';
import type { BoundaryValue } from './boundary-values.ts';
import { boundaryValues } from './boundary-values.ts';
import type { CaseDraft } from './case-draft.ts';
import type { CaseMaker } from './case-maker.ts';
import { kindOf } from './media-types.ts';
import { isConditional, needsKnowledge } from './parameter-roles.ts';
import { isObject, isSchema } from './resolve-pointer.ts';
import { viewOf } from './schema-view.ts';

/** One field with its edges; `apply` puts a value into a request, undefined when that makes it invalid. */
interface Field {
  readonly name: string;
  readonly edges: readonly BoundaryValue[];
  readonly apply: (value: unknown) => CaseDraft['values'] | undefined;
}

const LONGEST_IN_BODY = 10_000;
const LONGEST_IN_URL = 1_000;

function parameterFields(maker: CaseMaker, parameter: Parameter, base: CaseDraft): Field[] {
  const { name, schema } = parameter;
  const { document, supply } = maker.context;
  if (isConditional(parameter) || needsKnowledge(name, schema, document)) return [];
  if (parameter.in === 'cookie' || maker.configured(name) || supply?.(parameter.in, name, schema)) return [];
  const settings = { name, json: false, longest: LONGEST_IN_URL, nonce: () => maker.workshop.nonce() };
  const view = viewOf(schema, document);
  // a path segment names a thing: only listed values are known to exist
  if (parameter.in === 'path' && (view === false || view.enum === undefined)) return [];
  const apply = (value: unknown): CaseDraft['values'] | undefined => {
    if (maker.refusalOf(parameter, value) !== undefined) return undefined;
    return { ...base.values, [parameter.in]: { ...base.values[parameter.in], [name]: value } };
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
  return [{ name, edges: boundaryValues(schema, document, settings), apply }, ...inner];
}

function bodyFields(
  maker: CaseMaker,
  content: MediaTypeObject,
  base: CaseDraft,
  richer: CaseDraft | undefined,
): Field[] {
  const { document, supply, validate } = maker.context;
  const schema = bodySchema(content);
  const view = viewOf(schema, document);
  if (view === false || !isObject(view.properties)) return [];
  const json = kindOf(content.type) === 'json';
  const fields: Field[] = [];
  for (const [name, property] of Object.entries(view.properties)) {
    if (!isSchema(property)) continue;
    const inner = viewOf(property, document);
    if (inner === false || inner.readOnly === true || needsKnowledge(name, property, document)) continue;
    if (maker.configured(name) || supply?.('body', `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, property))
      continue;
    const settings = { name, json, longest: LONGEST_IN_BODY, nonce: () => maker.workshop.nonce() };
    const apply = (value: unknown): CaseDraft['values'] | undefined => {
      for (const draft of [base, richer]) {
        const body = draft?.values.body;
        if (!draft || !body || !isObject(body.value)) continue;
        const next = Object.fromEntries([...Object.entries(body.value), [name, value]]);
        if (accepts(validate, schema, next)) return { ...draft.values, body: { ...body, value: next } };
      }
      return undefined;
    };
    fields.push({ name, edges: boundaryValues(property, document, settings), apply });
  }
  return fields;
}

const accepts = (validate: CaseMaker['context']['validate'], schema: Schema, value: unknown): boolean =>
  validate(schema, value).length === 0;

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
  if (content && base.values.body) fields.push(...bodyFields(maker, content, base, richer));
  const most = Math.max(0, ...fields.map((field) => field.edges.length));
  for (let round = 0; round < most; round++) {
    for (const field of fields) {
      const edge = field.edges[round];
      const values = edge && field.apply(edge.value);
      if (values) yield { origin: 'boundary', label: `${field.name} ${edge.label}`, values };
    }
  }
  if (content && base.values.body && maker.operation.body?.required === false) {
    const { body: _body, ...values } = base.values;
    yield { origin: 'boundary', label: 'without the optional body', values };
  }
}
