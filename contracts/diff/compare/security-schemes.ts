import { object, text } from '../../../core/spec/json.ts';
import type { JsonObject } from '../../../core/spec/types.ts';
import type { Comparison } from '../engine/comparison.ts';
import type { DescribedSide } from '../engine/side.ts';
import { same } from '../schema/shape.ts';

export function schemesOf(side: DescribedSide): Map<string, JsonObject> {
  const declared = object(object(side.document, 'components'), 'securitySchemes');
  return new Map(
    Object.entries(declared).flatMap(([name, entry]) => {
      const scheme = side.deref(entry);
      return scheme === undefined ? [] : [[name, scheme]];
    }),
  );
}

/** What credentials look like on the wire; the name of the scheme does not travel. */
export function signatureOf(scheme: JsonObject | undefined): string {
  const parts = [text(scheme, 'type'), text(scheme, 'scheme')?.toLowerCase(), text(scheme, 'in')];
  const name = text(scheme, 'name');
  return [...parts, text(scheme, 'in') === 'header' ? name?.toLowerCase() : name].join(' ');
}

/** Names of NEW -> names of OLD, where a scheme was only renamed. */
export function renamedSchemes({ old, new: next }: Comparison): Map<string, string> {
  const [before, after] = [schemesOf(old), schemesOf(next)];
  const renamed = new Map<string, string>();
  for (const [name, scheme] of after) {
    if (before.has(name)) continue;
    const was = [...before].find(
      ([other, one]) =>
        !after.has(other) &&
        ![...renamed.values()].includes(other) &&
        signatureOf(one) === signatureOf(scheme) &&
        same(one.flows ?? null, scheme.flows ?? null) &&
        one.openIdConnectUrl === scheme.openIdConnectUrl,
    );
    if (was !== undefined) renamed.set(name, was[0]);
  }
  return renamed;
}

/** Schemes that both declare, and those that nothing but their declaration is known of. */
export function compareSchemes(comparison: Comparison): void {
  const { old, new: next, changes } = comparison;
  const [before, after] = [schemesOf(old), schemesOf(next)];
  const renamed = renamedSchemes(comparison);
  for (const [name, scheme] of after) {
    const oldName = renamed.get(name) ?? name;
    const was = before.get(oldName);
    const place = {
      side: 'request' as const,
      at: `security scheme ${name}`,
      pointer: { old: was && old.pointerOf(was), new: next.pointerOf(scheme) },
    };
    if (was === undefined) {
      changes.add('unused-security-scheme-changed', { ...place, side: 'description' }, { new: name });
      continue;
    }
    if (oldName !== name) changes.add('security-rewritten', place, { old: oldName, new: name });
    if (signatureOf(was) !== signatureOf(scheme) || was.openIdConnectUrl !== scheme.openIdConnectUrl)
      changes.add('security-scheme-changed', place, { old: brief(was), new: brief(scheme) });
    if (was.description !== scheme.description || was.bearerFormat !== scheme.bearerFormat)
      changes.add('security-scheme-text-changed', place);
    flows(comparison, object(was, 'flows'), object(scheme, 'flows'), place);
  }
  for (const [name, scheme] of before) {
    if (after.has(name) || [...renamed.values()].includes(name)) continue;
    const place = {
      side: 'description' as const,
      at: `security scheme ${name}`,
      pointer: { old: old.pointerOf(scheme) },
    };
    changes.add('unused-security-scheme-changed', place, { old: name });
  }
}

const brief = ({ type, scheme, in: place, name, openIdConnectUrl }: JsonObject): string =>
  [type, scheme, place, name, openIdConnectUrl].filter((part) => part !== undefined).join(' ');

type SchemePlace = Parameters<Comparison['changes']['add']>[1];

function flows({ changes }: Comparison, before: JsonObject, after: JsonObject, place: SchemePlace): void {
  for (const flow of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (flow.startsWith('x-')) continue;
    const here = { ...place, at: `${place.at}, flow ${flow}` };
    if (after[flow] === undefined) changes.add('oauth-flow-removed', here, { old: flow });
    else if (before[flow] === undefined) changes.add('oauth-flow-added', here, { new: flow });
    else {
      const [one, two] = [object(before, flow), object(after, flow)];
      for (const key of ['authorizationUrl', 'tokenUrl', 'refreshUrl'])
        if (one[key] !== two[key]) changes.add('oauth-url-changed', here, { old: one[key], new: two[key] });
      const [olds, news] = [Object.keys(object(one, 'scopes')), Object.keys(object(two, 'scopes'))];
      for (const scope of olds) if (!news.includes(scope)) changes.add('oauth-scope-removed', here, { old: scope });
      for (const scope of news) if (!olds.includes(scope)) changes.add('oauth-scope-added', here, { new: scope });
    }
  }
}
