import { isObject, object } from '../../../core/spec/json.ts';
import { type Comparison, compareExtensions, compareMembers } from '../engine/comparison.ts';
import type { DescribedSide } from '../engine/side.ts';
import { same } from '../schema/shape.ts';
import { incoming } from './compare-callbacks.ts';
import { compareOperation } from './compare-operation.ts';

const ROOT = { side: 'description', at: 'info', pointer: { old: '/info', new: '/info' } } as const;

/** Metadata of the description. */
export function compareInfo(comparison: Comparison): void {
  const [one, two] = [object(comparison.old.document, 'info'), object(comparison.new.document, 'info')];
  compareMembers(comparison, one, two, ['version'], 'info-version-changed', ROOT);
  const texts = ['title', 'summary', 'description', 'contact', 'license', 'termsOfService'];
  compareMembers(comparison, one, two, texts, 'info-changed', ROOT);
  compareExtensions(comparison, one, two, ROOT);
  const [before, after] = [comparison.old.document, comparison.new.document];
  const whole = { ...ROOT, at: 'description', pointer: { old: '', new: '' } };
  compareMembers(comparison, before, after, ['tags'], 'tag-list-changed', { ...whole, at: 'tags' });
  compareMembers(comparison, before, after, ['externalDocs'], 'docs-changed', whole);
  compareExtensions(comparison, before, after, whole);
}

const KINDS = [
  'schemas',
  'responses',
  'parameters',
  'examples',
  'requestBodies',
  'headers',
  'links',
  'callbacks',
  'pathItems',
];

/** Components that came or went, and those that differ although nothing that was compared refers to them. */
export function compareComponents(comparison: Comparison): void {
  const { old, new: next, changes } = comparison;
  for (const kind of KINDS) {
    const [before, after] = [componentsOf(old, kind), componentsOf(next, kind)];
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
      const [one, two] = [before[name], after[name]];
      const pointer = `/components/${kind}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      const place = { side: 'description', at: `components, ${kind}, ${name}` } as const;
      if (one === undefined) changes.add('component-added', { ...place, pointer: { new: pointer } }, { new: name });
      else if (two === undefined)
        changes.add('component-removed', { ...place, pointer: { old: pointer } }, { old: name });
      else if (!used(old, one) && !used(next, two) && !same(one, two))
        changes.add('unused-component-changed', { ...place, pointer: { old: pointer, new: pointer } });
    }
  }
}

const used = (side: DescribedSide, component: unknown): boolean => isObject(component) && side.isUsed(component);

const componentsOf = (side: DescribedSide, kind: string) => object(object(side.document, 'components'), kind);

/** Webhooks: requests that the API sends. */
export function compareWebhooks(comparison: Comparison): void {
  const { old, new: next, changes } = comparison;
  const before = incoming(old, object(old.document, 'webhooks'));
  const after = incoming(next, object(next.document, 'webhooks'));
  for (const [name, view] of before) {
    const other = after.get(name);
    const label = `webhook ${name}`;
    const place = { side: 'description', at: label, pointer: { old: view.pointer, new: other?.pointer } } as const;
    if (other === undefined) changes.add('webhook-removed', place, { old: name });
    else
      compareOperation(comparison, {
        old: view,
        new: other,
        id: label,
        label: '',
        request: 'response',
        response: 'request',
      });
  }
  for (const [name, view] of after) {
    if (before.has(name)) continue;
    changes.add(
      'webhook-added',
      { side: 'description', at: `webhook ${name}`, pointer: { new: view.pointer } },
      { new: name },
    );
  }
}
