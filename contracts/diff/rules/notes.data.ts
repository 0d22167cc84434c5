import { CLAUSES } from './clauses.data.ts';
import type { Rule } from './rule.ts';
import { SAME_WIRE } from './rule.ts';

/** Changes that do not reach the wire. */
export const NOTE_RULES = {
  'schema-text-changed': {
    title: 'title or description of a schema',
    class: 'cosmetic',
    clause: CLAUSES.title,
    effect: SAME_WIRE,
  },
  'schema-example-changed': {
    title: 'examples of a schema',
    class: 'cosmetic',
    clause: CLAUSES.examples,
    effect: SAME_WIRE,
  },
  'schema-deprecated': {
    title: 'a schema or property is called deprecated',
    class: 'cosmetic',
    clause: CLAUSES.deprecated,
    effect: 'Nobody yet: it still works, and is announced to go.',
  },
  'schema-no-longer-deprecated': {
    title: 'a schema or property is no longer called deprecated',
    class: 'cosmetic',
    clause: CLAUSES.deprecated,
    effect: 'Nobody: it stays.',
  },
  'schema-docs-changed': {
    title: 'external documentation or other notes of a schema',
    class: 'cosmetic',
    clause: CLAUSES.docs,
    effect: SAME_WIRE,
  },
  'schema-extension-changed': {
    title: 'an extension (x-…) of a schema',
    class: 'cosmetic',
    clause: CLAUSES.extension,
    effect: SAME_WIRE,
  },
  'hidden-property-changed': {
    title: 'a property came or went that does not travel in this direction',
    class: 'cosmetic',
    clause: CLAUSES.readOnly,
    effect: 'Nobody: the property is left out in this direction.',
  },
  'example-changed': {
    title: 'examples',
    class: 'cosmetic',
    clause: CLAUSES.example,
    effect: SAME_WIRE,
  },
  'extension-changed': {
    title: 'an extension (x-…)',
    class: 'cosmetic',
    clause: CLAUSES.extension,
    effect: SAME_WIRE,
  },
  'operation-text-changed': {
    title: 'summary or description of an operation',
    class: 'cosmetic',
    clause: CLAUSES.operation,
    effect: SAME_WIRE,
  },
  'operation-docs-changed': {
    title: 'external documentation of an operation',
    class: 'cosmetic',
    clause: CLAUSES.docs,
    effect: SAME_WIRE,
  },
  'operation-id-changed': {
    title: 'the operationId',
    class: 'cosmetic',
    clause: CLAUSES.operationId,
    effect: 'Nobody on the wire; generated clients get another method name.',
  },
  'tags-changed': {
    title: 'the tags of an operation',
    class: 'cosmetic',
    clause: CLAUSES.tag,
    effect: SAME_WIRE,
  },
  'parameter-text-changed': {
    title: 'the description of a parameter',
    class: 'cosmetic',
    clause: CLAUSES.parameter,
    effect: SAME_WIRE,
  },
  'path-parameter-renamed': {
    title: 'a path parameter has another name in the template',
    class: 'cosmetic',
    clause: CLAUSES.template,
    effect: SAME_WIRE,
  },
  'path-rewritten': {
    title: 'the same URL, divided differently between server and path',
    class: 'cosmetic',
    clause: CLAUSES.servers,
    effect: SAME_WIRE,
  },
  'request-body-text-changed': {
    title: 'the description of the request body',
    class: 'cosmetic',
    clause: CLAUSES.requestBody,
    effect: SAME_WIRE,
  },
  'response-text-changed': {
    title: 'the description of a response',
    class: 'cosmetic',
    clause: CLAUSES.response,
    effect: SAME_WIRE,
  },
  'header-text-changed': {
    title: 'the description of a response header',
    class: 'cosmetic',
    clause: CLAUSES.header,
    effect: SAME_WIRE,
  },
  'info-version-changed': {
    title: 'the version of the description',
    class: 'cosmetic',
    clause: CLAUSES.info,
    effect: SAME_WIRE,
  },
  'info-changed': {
    title: 'title, description, contact, licence or terms',
    class: 'cosmetic',
    clause: CLAUSES.info,
    effect: SAME_WIRE,
  },
  'tag-list-changed': {
    title: 'the list of tags',
    class: 'cosmetic',
    clause: CLAUSES.tag,
    effect: SAME_WIRE,
  },
  'docs-changed': {
    title: 'external documentation',
    class: 'cosmetic',
    clause: CLAUSES.docs,
    effect: SAME_WIRE,
  },
  'server-text-changed': {
    title: 'description or order of the servers',
    class: 'cosmetic',
    clause: CLAUSES.servers,
    effect: SAME_WIRE,
  },
  'component-added': {
    title: 'a component',
    class: 'cosmetic',
    clause: CLAUSES.components,
    effect: 'Nobody by itself: only what refers to a component has an effect.',
  },
  'component-removed': {
    title: 'a component is gone',
    class: 'cosmetic',
    clause: CLAUSES.components,
    effect: 'Nobody by itself: only what refers to a component has an effect; generated type names change.',
  },
  'unused-component-changed': {
    title: 'a component that no operation of both descriptions uses',
    class: 'cosmetic',
    clause: CLAUSES.components,
    effect: 'Nobody: nothing that is sent or answered refers to it.',
  },
  'security-scheme-text-changed': {
    title: 'description or bearer format of a security scheme',
    class: 'cosmetic',
    clause: CLAUSES.securityScheme,
    effect: SAME_WIRE,
  },
  'unused-security-scheme-changed': {
    title: 'a security scheme that nothing requires',
    class: 'cosmetic',
    clause: CLAUSES.securityScheme,
    effect: 'Nobody: no operation requires it.',
  },
  'link-changed': {
    title: 'a link between operations',
    class: 'cosmetic',
    clause: CLAUSES.link,
    effect: SAME_WIRE,
  },
  'link-removed': {
    title: 'a link between operations is gone',
    class: 'cosmetic',
    clause: CLAUSES.link,
    effect: 'Nobody on the wire: a link only tells which operation may follow.',
  },
} as const satisfies Readonly<Record<string, Rule>>;
