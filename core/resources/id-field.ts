import type { Schema } from '../spec/types.ts';
import { normalise, nounOf, referenceName, tokenise } from './names.ts';
import type { SchemaReader, SchemaView } from './schema-view.ts';

/** Property that identifies an item, and whether the schema really has it. */
export interface IdField {
  readonly name: string;
  /** False when nothing fitted: then 'id' is assumed of an undescribed item, '' stands for a described one without. */
  readonly found: boolean;
}

const UNIQUE_WORDS = [
  'id',
  'uuid',
  'guid',
  'sid',
  'gid',
  'key',
  'code',
  'slug',
  'number',
  'sku',
  'sha',
  'username',
  'email',
  'name',
  'handle',
];

/** Property of `view` with the given normal form, as it is written there. */
export function propertyNamed(view: SchemaView, plain: string): string | undefined {
  for (const name of view.properties.keys()) if (normalise(name) === plain) return name;
  return undefined;
}

/**
 * Chooses the property that identifies an item of a collection called `noun`: the one named like the path parameter
 * ('userId', 'user_id', or what remains without the noun: 'id'), else 'id', else '<noun>Id', else the first required
 * one that sounds unique. `integer` says whether the path parameter is an integer, when known.
 */
export function idFieldOf(
  view: SchemaView,
  noun: string,
  parameter: string | undefined,
  reader: SchemaReader,
  integer?: boolean,
): IdField {
  const named = candidates(noun, parameter)
    .map((plain) => propertyNamed(view, plain))
    .filter((name) => name !== undefined && isScalar(view.properties.get(name), reader));
  // '{repo}' that is a text is not the numeric id of a repo; '{id}' and '{repoId}' are what they say, whatever their type
  const keyless = parameter !== undefined && integer === false && referenceName(parameter).key === '';
  const fitting = keyless
    ? named.find((name) => name !== undefined && !isInteger(view.properties.get(name), reader))
    : named[0];
  const first = fitting ?? named[0];
  if (first !== undefined) return { name: first, found: true };
  const required = [...view.properties.keys()].filter(
    (name) => view.required.has(name) && isScalar(view.properties.get(name), reader),
  );
  const exact = UNIQUE_WORDS.map((word) => required.find((name) => normalise(name) === word));
  const ending = UNIQUE_WORDS.map((word) => required.find((name) => tokenise(name).at(-1) === word));
  const sounding = [...exact, ...ending].find((name) => name !== undefined);
  if (sounding !== undefined) return { name: sounding, found: true };
  return { name: view.properties.size === 0 ? 'id' : '', found: false };
}

function candidates(noun: string, parameter: string | undefined): readonly string[] {
  const names: string[] = [];
  if (parameter !== undefined) {
    const words = tokenise(parameter);
    const whole = words.join('');
    names.push(whole);
    // 'issue_number' below '/issues' is the property 'number'; 'petId' is 'id'
    for (let cut = 1; cut < words.length; cut += 1)
      if (noun.endsWith(nounOf(words.slice(0, cut).join('_')))) names.push(words.slice(cut).join(''));
    const glued = /^(.+?)(id|uuid|sid|gid|key|code|slug|name)$/.exec(whole);
    if (glued?.[2] !== undefined && noun === glued[1]) names.push(glued[2]);
    // '/users/{user}' and '/repos/{repo}' address by id, or else by name
    if (names.length === 1 && whole === noun) names.push('id', 'key', 'slug', 'login', 'name');
    if (whole.endsWith('username')) names.push('login', 'handle');
    if (words.length > 1 && words.at(-1) === 'id') names.push('id');
    const last = words.at(-1);
    if (words.length > 1 && last !== undefined && last !== 'id' && UNIQUE_WORDS.includes(last)) names.push(last);
  }
  return [
    ...names,
    'id',
    `${noun}id`,
    'uuid',
    'guid',
    `${noun}uuid`,
    'sid',
    'gid',
    'key',
    'slug',
    ...(noun.endsWith('key') ? ['kid'] : []),
  ];
}

function isInteger(schema: Schema | undefined, reader: SchemaReader): boolean {
  return reader.view(schema).types.has('integer');
}

function isScalar(schema: Schema | undefined, reader: SchemaReader): boolean {
  const view = reader.view(schema);
  return view.items === undefined && view.properties.size === 0 && !view.types.has('object');
}

const OPAQUE = new Set(['id', 'uuid', 'guid', 'sid', 'gid']);

/** A property that people choose (username, code, sku) rather than one the server hands out (id, uuid). */
export function isNaturalKey(idField: string, view: SchemaView): boolean {
  const last = tokenise(idField).at(-1) ?? '';
  if (OPAQUE.has(last) || /(?:id|uuid)$/.test(idField.toLowerCase())) return false;
  const property = view.properties.get(idField);
  return !(
    typeof property === 'object' &&
    (property.format === 'uuid' || property.type === 'integer' || property.readOnly === true)
  );
}
