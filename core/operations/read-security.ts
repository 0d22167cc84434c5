import { isObject, list, member, object, text } from '../spec/json.ts';
import type { JsonObject } from '../spec/types.ts';
import { deref } from './references.ts';
import type { OAuthFlow, SecurityScheme, SecurityUse } from './types.ts';

const TYPES: ReadonlySet<string> = new Set(['apiKey', 'http', 'oauth2', 'openIdConnect', 'mutualTLS']);

/** Security alternatives of an operation; the document's when it has none of its own (`[]` is its own: none). */
export function readSecurity(document: JsonObject, operation: JsonObject): readonly (readonly SecurityUse[])[] {
  const holder = Array.isArray(member(operation, 'security')) ? operation : document;
  return Object.freeze(
    list(holder, 'security').flatMap((alternative) => {
      if (!isObject(alternative)) return [];
      const uses = Object.entries(alternative).map(([scheme, scopes]) =>
        Object.freeze({ scheme, scopes: Object.freeze(Array.isArray(scopes) ? scopes.map(String) : []) }),
      );
      return [Object.freeze(uses)];
    }),
  );
}

/** The security schemes a description declares. */
export function readSchemes(document: JsonObject): readonly SecurityScheme[] {
  const declared = object(object(document, 'components'), 'securitySchemes');
  return Object.freeze(
    Object.entries(declared).flatMap(([name, entry]) => {
      const written = deref(document, entry);
      const type = text(written, 'type');
      if (written === undefined || type === undefined || !TYPES.has(type)) return [];
      const scheme = text(written, 'scheme')?.toLowerCase();
      const place = text(written, 'in');
      const parameterName = text(written, 'name');
      return Object.freeze({
        name,
        type: type as SecurityScheme['type'],
        ...(scheme === undefined ? {} : { scheme }),
        ...(place === 'query' || place === 'header' || place === 'cookie' ? { in: place } : {}),
        ...(parameterName === undefined ? {} : { parameterName }),
        ...readFlows(written),
      });
    }),
  );
}

/** Where tokens come from, for schemes that say it. */
function readFlows(written: JsonObject): Pick<SecurityScheme, 'flows' | 'openIdConnectUrl'> {
  const openIdConnectUrl = text(written, 'openIdConnectUrl');
  const flows = Object.entries(object(written, 'flows')).map(([name, flow]): [string, OAuthFlow] => {
    const tokenUrl = text(flow, 'tokenUrl');
    const refreshUrl = text(flow, 'refreshUrl');
    const scopes = Object.freeze(Object.keys(object(flow, 'scopes')));
    const urls = {
      ...(tokenUrl === undefined ? {} : { tokenUrl }),
      ...(refreshUrl === undefined ? {} : { refreshUrl }),
    };
    return [name, Object.freeze({ ...urls, scopes })];
  });
  return {
    ...(flows.length === 0 ? {} : { flows: Object.freeze(Object.fromEntries(flows)) }),
    ...(openIdConnectUrl === undefined ? {} : { openIdConnectUrl }),
  };
}
