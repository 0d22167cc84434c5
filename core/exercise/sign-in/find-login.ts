import { kindOf, preferredContents } from '../../generate/media-types.ts';
import type { MediaTypeObject, Operation } from '../../operations/types.ts';
import { type SchemaReader, type SchemaView, schemaReader } from '../../resources/schema-view.ts';
import type { Json, JsonObject } from '../../spec/types.ts';

/** A login operation with the members of its body that take user name and password. */
export interface LoginForm {
  readonly operation: Operation;
  readonly mediaType: string;
  readonly user: string;
  readonly password: string;
  /** Values of the other required members. */
  readonly others: Readonly<Record<string, Json>>;
  /** Required members nobody knows a value for: the form cannot be filled in. */
  readonly unknown: readonly string[];
}

const squeeze = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');
const USERS = [
  'username',
  'user',
  'login',
  'userid',
  'loginname',
  'account',
  'accountname',
  'identifier',
  'email',
  'emailaddress',
  'usernameoremail',
  'useroremail',
];
const PASSWORDS = ['password', 'passwd', 'pwd', 'pass', 'userpassword'];

/** Last words of a path or operationId, the surest first. */
const SURE = /(^|[^a-z])(log[-_]?in|sign[-_]?in|authenticate)([^a-z]|$)/i;
const LIKELY =
  /(^|[^a-z])(auth|authentication|token|tokens|session|sessions|jwt|access[-_]?tokens?|login[-_]?user)([^a-z]|$)/i;
const OTHER_THINGS =
  /(register|registration|sign[-_]?up|log[-_]?out|sign[-_]?out|reset|forgot|recover|refresh|revoke|verify|change|confirm|invite|password(?!s?[-_]?login))/i;

const words = ({ path, operationId }: Operation): string =>
  `${path} ${operationId ?? ''}`.replace(/([a-z])([A-Z])/g, '$1-$2');

/** 0 for no sign-in by its name. */
function score(operation: Operation): number {
  if (operation.method !== 'POST' || operation.path.includes('{')) return 0;
  const text = words(operation);
  if (OTHER_THINGS.test(text)) return 0;
  const isOpen = operation.security.length === 0 || operation.security.some((alternative) => alternative.length === 0);
  const byName = SURE.test(text) ? 4 : LIKELY.test(text) ? 2 : 0;
  return byName === 0 ? 0 : byName + (isOpen ? 1 : 0);
}

/** What a schema says a value may be without anybody knowing more. */
function onlyValue({ keywords }: SchemaView): Json | undefined {
  if (keywords.const !== undefined) return keywords.const;
  if (keywords.default !== undefined) return keywords.default;
  return Array.isArray(keywords.enum) && keywords.enum.length === 1 ? keywords.enum[0] : undefined;
}

function nameIn(view: SchemaView, names: readonly string[]): string | undefined {
  const all = [...view.properties.keys()];
  const required = names.flatMap((wanted) => all.filter((name) => squeeze(name) === wanted && view.required.has(name)));
  return required[0] ?? names.flatMap((wanted) => all.filter((name) => squeeze(name) === wanted))[0];
}

function formOf(
  operation: Operation,
  content: MediaTypeObject,
  reader: SchemaReader,
  isEmail: boolean,
): LoginForm | undefined {
  if (!['json', 'form'].includes(kindOf(content.type))) return undefined;
  const view = reader.view(content.schema);
  const names = isEmail ? ['email', 'emailaddress', ...USERS] : USERS;
  const user = nameIn(view, names);
  const password = nameIn(view, PASSWORDS);
  if (user === undefined || password === undefined) return undefined;
  const others: Record<string, Json> = {};
  const unknown: string[] = [];
  for (const name of view.required) {
    if (name === user || name === password) continue;
    const value = name === 'grant_type' ? 'password' : onlyValue(reader.view(view.properties.get(name)));
    if (value === undefined) unknown.push(name);
    else others[name] = value;
  }
  return { operation, mediaType: content.type, user, password, others, unknown };
}

/** How an operation is signed in with; undefined when its body takes no user name and password. */
export function loginForm(operation: Operation, document: JsonObject, username: string): LoginForm | undefined {
  const reader = schemaReader(document);
  for (const content of preferredContents(operation.body?.contents ?? [])) {
    const form = formOf(operation, content, reader, username.includes('@'));
    if (form !== undefined) return form;
  }
  return undefined;
}

/** The operation that signs in with user name and password, by its name and its body; the surest, then the shortest. */
export function findLogin(
  operations: readonly Operation[],
  document: JsonObject,
  username: string,
): LoginForm | undefined {
  const ranked = operations
    .map((operation) => ({ operation, score: score(operation) }))
    .filter((one) => one.score > 0)
    .sort((a, b) => b.score - a.score || a.operation.path.length - b.operation.path.length);
  const forms = ranked.flatMap(({ operation }) => loginForm(operation, document, username) ?? []);
  return forms.find(({ unknown }) => unknown.length === 0) ?? forms[0];
}
