import type { Parameter } from '../operations/types.ts';
import { bodyReferences } from './body-references.ts';
import { fieldReference } from './field-references.ts';
import { linkProducers } from './links.ts';
import { normalise, tokenise } from './names.ts';
import type { OperationFacts } from './operation-facts.ts';
import { jsonSchema } from './operation-facts.ts';
import { BACKWARD_NAMES, CURSOR_NAMES, OFFSET_NAMES, PAGE_NAMES, SIZE_NAMES } from './paging-names.data.ts';
import { type PathReference, pathReference } from './path-references.ts';
import type { ProducerFinder } from './producers.ts';
import type { ResourceIndex } from './resource-index.ts';
import type { SchemaReader } from './schema-view.ts';
import type { Consumption, Producer } from './types.ts';

const PAGING = [PAGE_NAMES, SIZE_NAMES, OFFSET_NAMES, CURSOR_NAMES, BACKWARD_NAMES];
const NOT_IDS =
  /^(?:authorization|accept.*|contenttype|if(?:none)?match|cookie|useragent|x?requestid|x?correlationid|traceparent|x?traceid|clientid|clientsecret|.*idempoten.*)$/;

/** Every place that wants the id of something: all path parameters, and the fields of queries, headers and bodies that refer to a resource. */
export function consumptionsOf(
  facts: readonly OperationFacts[],
  index: ResourceIndex,
  finder: ProducerFinder,
  reader: SchemaReader,
): readonly Consumption[] {
  const links = linkProducers(facts.map((one) => one.operation));
  return facts.flatMap((one) => [
    ...ofParameters(one, index, finder, reader, links),
    ...ofBody(one, index, finder, reader),
  ]);
}

function ofParameters(
  facts: OperationFacts,
  index: ResourceIndex,
  finder: ProducerFinder,
  reader: SchemaReader,
  links: ReadonlyMap<string, readonly Producer[]>,
): readonly Consumption[] {
  const { operation } = facts;
  const found: Consumption[] = [];
  for (const parameter of operation.parameters) {
    if (parameter.in === 'cookie') continue;
    const linked = links.get(`${operation.id}\n${parameter.name}`) ?? [];
    const reference =
      parameter.in === 'path'
        ? pathReference(facts, parameter.name, index)
        : queryReference(facts, parameter, index, reader);
    if (parameter.in !== 'path' && reference === undefined && linked.length === 0) continue;
    const sure =
      reference === undefined
        ? []
        : finder.find(reference.target, reference.confidence, operation.id, reference.names, reference.strict);
    const last = parameter.in === 'path' && sure.length === 0 && isTelling(parameter.name);
    const inferred = last ? finder.byName(normalise(parameter.name), operation.id) : sure;
    found.push({
      operation: operation.id,
      in: parameter.in,
      at: parameter.name,
      required: parameter.in === 'path' || parameter.required,
      ...(reference !== undefined && { resource: reference.target.resource.name }),
      producers: [...linked, ...inferred.filter((one) => !linked.some((link) => link.operation === one.operation))],
    });
  }
  return found;
}

/** A name that means the same wherever it stands: 'groupId', 'username'; not 'id' or 'name'. */
function isTelling(name: string): boolean {
  return tokenise(name).length > 1 || /^(?:username|login|email|sku|isbn|iban|vin)$/i.test(name);
}

function queryReference(
  facts: OperationFacts,
  parameter: Parameter,
  index: ResourceIndex,
  reader: SchemaReader,
): PathReference | undefined {
  const plain = normalise(parameter.name);
  if (NOT_IDS.test(plain) || (parameter.in === 'query' && PAGING.some((names) => names.has(plain)))) return undefined;
  const name = /^filter\[(.+?)\]/.exec(parameter.name)?.[1] ?? parameter.name;
  if (/\[/.test(name) && !name.endsWith('[]')) return undefined;
  const own = index.byOperation.get(facts.operation.id);
  // '/users/info?id=' wants the id of the resource it stands in
  if (/^(?:id|ids|uuid)$/.test(plain) && parameter.required && own !== undefined)
    return { target: own, confidence: 0.6, names: [], strict: false };
  const field = fieldReference(name, reader.view(parameter.schema), facts, index, reader);
  return field === undefined ? undefined : { ...field, names: [field.key], strict: false };
}

function ofBody(
  facts: OperationFacts,
  index: ResourceIndex,
  finder: ProducerFinder,
  reader: SchemaReader,
): readonly Consumption[] {
  const { operation } = facts;
  const contents = operation.body?.contents ?? [];
  const schema = jsonSchema(contents) ?? contents.find((content) => /form/.test(content.type))?.schema;
  if (schema === undefined) return [];
  return bodyReferences(schema, facts, index, reader).map((reference) => ({
    operation: operation.id,
    in: 'body',
    at: reference.at,
    required: reference.required,
    resource: reference.target.resource.name,
    producers: finder.find(reference.target, reference.confidence, operation.id, [reference.key]),
  }));
}
