import type { Json, JsonObject } from '../../../core/spec/types.ts';
import type { RuleId } from '../rules/index.ts';
import type { OwnChange, Pair } from './pair.ts';
import { same } from './shape.ts';

const BY_KEY: readonly (readonly [keys: readonly string[], rule: RuleId])[] = [
  [['title', 'description'], 'schema-text-changed'],
  [['examples'], 'schema-example-changed'],
  [['externalDocs', '$comment'], 'schema-docs-changed'],
];

function part(notes: JsonObject, keys: readonly string[]): Json | undefined {
  const found = keys.flatMap((key) => (notes[key] === undefined ? [] : [notes[key]]));
  return found.length > 1 ? found : found[0];
}

/** Keywords that assert nothing, but for default, which says what a left-out value means. */
export function noteChanges({ old: before, new: after, wire }: Pair): OwnChange[] {
  const [one, two] = [before.notes, after.notes];
  const changes: OwnChange[] = BY_KEY.flatMap(([keys, rule]) => {
    const values = { old: part(one, keys), new: part(two, keys) };
    return same(values.old, values.new) ? [] : [{ rule, ...values }];
  });
  if (!same(one.default, two.default)) {
    const rule =
      one.default === undefined ? 'default-added' : two.default === undefined ? 'default-removed' : 'default-changed';
    changes.push({ rule, old: one.default, new: two.default });
  }
  if ((one.deprecated === true) !== (two.deprecated === true))
    changes.push({ rule: two.deprecated === true ? 'schema-deprecated' : 'schema-no-longer-deprecated' });
  const forms = ['contentMediaType', 'contentEncoding', 'contentSchema'];
  if (forms.some((key) => !same(one[key], two[key])))
    changes.push({ rule: 'content-form-changed', old: part(one, forms), new: part(two, forms) });
  if (!same(one.xml, two.xml))
    changes.push({ rule: wire === 'xml' ? 'xml-form-changed' : 'schema-docs-changed', old: one.xml, new: two.xml });
  const extensions = new Set([...Object.keys(one), ...Object.keys(two)].filter((key) => key.startsWith('x-')));
  for (const key of extensions)
    if (!same(one[key], two[key]))
      changes.push({ rule: 'schema-extension-changed', old: extension(key, one), new: extension(key, two) });
  return changes;
}

const extension = (key: string, notes: JsonObject): Json | undefined => {
  const value = notes[key];
  return value === undefined ? undefined : { [key]: value };
};
