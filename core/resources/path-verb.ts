import { isPlural, nounOf, tokenise } from './names.ts';
import type { PathShape } from './path-shape.ts';
import { keyOf } from './path-shape.ts';

export type VerbRole = 'list' | 'read' | 'create' | 'update' | 'delete' | 'other';

/** A path that names what it does: '/users/list', '/getUser/{id}', '/conversations.list'. */
export interface PathVerb {
  readonly role: VerbRole;
  /** Key of the thing it acts on, last noun in singular: '/api/user'. */
  readonly subject: string;
}

const ROLES: Readonly<Record<string, VerbRole>> = {
  list: 'list',
  index: 'list',
  all: 'list',
  get: 'read',
  info: 'read',
  json: 'read',
  show: 'read',
  fetch: 'read',
  retrieve: 'read',
  read: 'read',
  describe: 'read',
  lookup: 'read',
  find: 'read',
  create: 'create',
  add: 'create',
  new: 'create',
  register: 'create',
  insert: 'create',
  update: 'update',
  edit: 'update',
  modify: 'update',
  patch: 'update',
  replace: 'update',
  delete: 'delete',
  remove: 'delete',
  destroy: 'delete',
  search: 'other',
  query: 'other',
  filter: 'other',
  count: 'other',
  upsert: 'other',
  batch: 'other',
  bulk: 'other',
  export: 'other',
  import: 'other',
  login: 'other',
  logout: 'other',
};

/** Words that can be nouns as well: taken for a verb only directly below a literal segment that names the thing. */
const ALSO_NOUNS = new Set([
  'list',
  'index',
  'json',
  'info',
  'all',
  'query',
  'filter',
  'batch',
  'export',
  'import',
  'count',
  'new',
]);

function roleOf(word: string): VerbRole | undefined {
  return Object.hasOwn(ROLES, word) ? ROLES[word] : undefined;
}

function withNoun(verb: string, words: readonly string[], prefix: string): PathVerb | undefined {
  const role = roleOf(verb);
  if (role === undefined || ALSO_NOUNS.has(verb) === (verb !== 'list') || words.length === 0) return undefined;
  const all = words.includes('all');
  const nouns = words.filter((word) => word !== 'all');
  const noun = nouns.join('-');
  if (nouns[0] === 'by' || noun === '') return { role: all && noun === '' ? 'list' : 'other', subject: prefix };
  const many = all || (role === 'read' && isPlural(noun));
  // '/projects/{id}/addMember' relates existing things, '/addPet' makes one
  const relates = verb === 'add' && prefix.endsWith('{}');
  const partial = relates || nouns.includes('by') || nouns.includes('with') || nouns.includes('for');
  const subject = `${prefix}/${nounOf(nouns.slice(0, partial ? nouns.findIndex((w) => /^(?:by|with|for)$/.test(w)) : undefined).join('-'))}`;
  return { role: partial ? 'other' : many ? 'list' : role, subject };
}

/**
 * Reads the verb of an RPC-like path; undefined for a path of nouns. Parameters behind the verb are allowed
 * ('/getUser/{id}'), literals behind it are not.
 */
export function pathVerb(shape: PathShape): PathVerb | undefined {
  let end = shape.segments.length;
  while (end > 0 && shape.segments[end - 1]?.kind === 'parameter') end -= 1;
  const segment = shape.segments[end - 1];
  if (segment === undefined) return undefined;
  const prefix = keyOf(shape.segments, end - 1);
  const dotted = segment.text.split('.');
  if (dotted.length > 1 && !/^v?\d/.test(segment.text)) return dottedVerb(dotted, prefix);
  const words = tokenise(segment.text);
  const [first = '', ...rest] = words;
  if (rest.length > 0) return withNoun(first, rest, prefix);
  const role = roleOf(first);
  const before = shape.segments[end - 2];
  if (role === undefined || before === undefined) return undefined;
  // Docker writes '/containers/{id}/json' for the read
  if (ALSO_NOUNS.has(first) && first !== 'json' && (before.kind === 'parameter' || /^v?\d|^api$/.test(before.text)))
    return undefined;
  if (before.kind === 'parameter') return { role, subject: subjectKey(shape, end - 2) };
  return /^v?\d+$|^api$/.test(before.text) ? undefined : { role, subject: subjectKey(shape, end - 1) };
}

function dottedVerb(dotted: readonly string[], prefix: string): PathVerb | undefined {
  const last = tokenise(dotted.at(-1) ?? '');
  const role = roleOf(last[0] ?? '');
  if (role === undefined) return undefined;
  const subject = `${prefix}/${nounOf(dotted.slice(0, -1).join('.'))}`;
  return { role: last.length === 1 ? role : 'other', subject };
}

/** Key of the first `count` segments with the last literal in singular: what singular and plural paths share. */
export function subjectKey(shape: PathShape, count: number = shape.segments.length): string {
  const last = shape.segments[count - 1];
  if (last === undefined) return '';
  return `${keyOf(shape.segments, count - 1)}/${last.kind === 'literal' ? nounOf(last.text) : '{}'}`;
}
