import { isObject, list, object, text } from './json.ts';
import type { JsonObject } from './types.ts';

/** The URL of one server object with its variables at their defaults; undefined when it has none. */
export function serverUrl(server: unknown): string | undefined {
  const template = text(server, 'url');
  if (template === undefined) return undefined;
  const variables = object(server, 'variables');
  return template.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    const variable = variables[name];
    const value = isObject(variable) ? (variable.default ?? list(variable, 'enum')[0]) : undefined;
    return value === undefined ? whole : String(value);
  });
}

/** Server URLs of a description, path item or operation in order; [] when none is given. */
export function serverUrls(holder: JsonObject): string[] {
  return list(holder, 'servers').flatMap((server) => serverUrl(server) ?? []);
}
