import { CLAUSES } from './clauses.data.ts';
import type { Rule } from './rule.ts';
import { SAME_WIRE, STILL_ACCEPTED, STILL_EXPECTED } from './rule.ts';

/** Changes of request bodies and answers around their schemas. */
export const BODY_RULES = {
  'request-body-added': {
    title: 'an optional request body',
    class: 'additive',
    clause: CLAUSES.requestBody,
    effect: 'Nobody: it need not be sent.',
  },
  'required-request-body-added': {
    title: 'a required request body',
    class: 'breaking',
    clause: CLAUSES.requestBodyRequired,
    effect: 'Every client that sends none is refused.',
  },
  'request-body-removed': {
    title: 'the request body is gone',
    class: 'breaking',
    clause: CLAUSES.requestBody,
    effect: 'A client that sends one is refused, or it has no effect any more.',
    confidence: 'firm',
  },
  'request-body-became-required': {
    title: 'the request body is now required',
    class: 'breaking',
    clause: CLAUSES.requestBodyRequired,
    effect: 'A client that sends none is refused.',
  },
  'request-body-became-optional': {
    title: 'the request body is no longer required',
    class: 'additive',
    clause: CLAUSES.requestBodyRequired,
    effect: STILL_ACCEPTED,
  },
  'request-media-type-added': {
    title: 'a further media type is accepted',
    class: 'additive',
    clause: CLAUSES.mediaType,
    effect: STILL_ACCEPTED,
  },
  'request-media-type-removed': {
    title: 'a media type is no longer accepted',
    class: 'breaking',
    clause: CLAUSES.unsupportedMedia,
    effect: 'A client that sends it gets 415.',
  },
  'request-media-type-narrowed': {
    title: 'fewer media types are accepted',
    class: 'breaking',
    clause: CLAUSES.unsupportedMedia,
    effect: 'A client that sends another type of the old range gets 415.',
  },
  'request-media-type-widened': {
    title: 'more media types are accepted',
    class: 'additive',
    clause: CLAUSES.mediaType,
    effect: STILL_ACCEPTED,
  },
  'response-media-type-added': {
    title: 'a further media type is offered',
    class: 'additive',
    clause: CLAUSES.negotiation,
    effect: 'Nobody that says in Accept what it reads.',
  },
  'response-media-type-removed': {
    title: 'a media type is no longer offered',
    class: 'breaking',
    clause: CLAUSES.negotiation,
    effect: 'A client that reads only this type gets 406, or a body it cannot read.',
  },
  'response-media-type-narrowed': {
    title: 'answers come in fewer media types',
    class: 'additive',
    clause: CLAUSES.negotiation,
    effect: STILL_EXPECTED,
  },
  'response-media-type-widened': {
    title: 'answers may come in more media types',
    class: 'breaking',
    clause: CLAUSES.negotiation,
    effect: 'A client meets a body in a type that it was not told of.',
    confidence: 'firm',
  },
  'media-type-rewritten': {
    title: 'the same media type, written differently',
    class: 'cosmetic',
    clause: CLAUSES.contentType,
    effect: SAME_WIRE,
  },
  'encoding-changed': {
    title: 'the encoding of a part of the body has changed',
    class: 'breaking',
    clause: CLAUSES.encoding,
    effect: 'A client writes or reads the part in the old form.',
    confidence: 'firm',
  },
  'response-status-added': {
    title: 'a further status',
    class: 'additive',
    clause: CLAUSES.statusClass,
    effect: 'Nobody: a status that a client does not know is treated as the x00 of its class.',
  },
  'response-status-removed': {
    title: 'a status is no longer answered',
    class: 'additive',
    clause: CLAUSES.responses,
    effect: STILL_EXPECTED,
  },
  'success-status-removed': {
    title: 'the success status that clients wait for is gone',
    class: 'breaking',
    clause: CLAUSES.success,
    effect: 'A client that waits for this status, or reads the body that came with it, fails.',
  },
  'response-header-added': {
    title: 'a response header',
    class: 'additive',
    clause: CLAUSES.fieldNames,
    effect: 'Nobody: fields that a client does not know are ignored.',
  },
  'response-header-removed': {
    title: 'a response header is gone',
    class: 'breaking',
    clause: CLAUSES.header,
    effect: 'A client that reads it no longer finds it.',
    confidence: 'firm',
  },
  'response-header-became-required': {
    title: 'a response header is always there now',
    class: 'additive',
    clause: CLAUSES.header,
    effect: STILL_EXPECTED,
  },
  'response-header-became-optional': {
    title: 'a response header may be missing now',
    class: 'breaking',
    clause: CLAUSES.header,
    effect: 'A client that relies on it meets an answer without it.',
  },
} as const satisfies Readonly<Record<string, Rule>>;
