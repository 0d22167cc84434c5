/** Path templates ('/orders/{id}') against concrete paths ('/orders/42'). */

const compiled = new Map<string, { regex: RegExp; names: string[] }>();

function compile(template: string): { regex: RegExp; names: string[] } {
  const known = compiled.get(template);
  if (known) return known;
  const names: string[] = [];
  const source = template.replace(/\{([^}]+)\}|[.*+?^$()|[\]\\]/g, (part, name: string | undefined) => {
    if (name === undefined) return `\\${part}`;
    names.push(name);
    return '([^/]+?)';
  });
  const entry = { regex: new RegExp(`^${source}/?$`), names };
  compiled.set(template, entry);
  return entry;
}

/** Values of the template's parameters, decoded; undefined when the path is not of the template. */
export function matchPath(template: string, path: string): Record<string, string> | undefined {
  const { regex, names } = compile(template);
  const match = regex.exec(path);
  if (!match) return undefined;
  return Object.fromEntries(names.map((name, index) => [name, decode(match[index + 1] ?? '')]));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Fills a template; undefined when a value is missing or empty. */
export function fillPath(template: string, values: Readonly<Record<string, unknown>>): string | undefined {
  let complete = true;
  const path = template.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined || value === null || value === '') complete = false;
    return encodeURIComponent(String(value));
  });
  return complete ? path : undefined;
}

/** The first `count` segments of a path. */
function head(path: string, count: number): string {
  return path
    .split('/')
    .slice(0, count + 1)
    .join('/');
}

/**
 * Binds an operation's path to an existing item: the item's template is a prefix of the operation's (parameter names
 * may differ). Returns the values of the operation's parameters that the item settles.
 */
export function bindToItem(operationPath: string, itemTemplate: string, itemPath: string): Record<string, string> {
  const segments = itemTemplate.split('/').length - 1;
  return matchPath(head(operationPath, segments), itemPath) ?? {};
}

/** Names of a template's parameters, in order. */
export function parameterNames(template: string): string[] {
  return compile(template).names;
}

/** Same template but for the names of the parameters, and `prefix` not longer. */
export function isTemplatePrefix(prefix: string, path: string): boolean {
  const plain = (template: string): string[] => template.replace(/\{[^}]+\}/g, '{}').split('/');
  const left = plain(prefix);
  const right = plain(path);
  return left.length <= right.length && left.every((segment, index) => segment === right[index]);
}
