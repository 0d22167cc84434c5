import { isObject } from '../../core/exercise/json-body.ts';
import type { Violation } from '../../core/oracle/types.ts';
import { isBodyVariant } from '../body-variants.ts';
import {
  type Convention,
  conventionOf,
  fits,
  kindOfShape,
  membersOf,
  namesOf,
  type Shape,
  shapeOf,
} from '../http/error-shape.ts';
import { NO_METHOD } from '../http/methods-to-try.ts';
import { isOwnAnswer } from '../http/own-answer.ts';
import { distinct, operationsIn, sameForAll, verdictsByOperation } from '../http/verdicts-by-operation.ts';
import type { Note, Survey } from '../survey.ts';

const FEWEST_OPERATIONS = 3;
const FEWEST_NOTES = 4;
/** Below it a media type is no rule. */
const TYPE_RULE = 0.8;

const SHAPE_KEYS = {
  operation: 'other shape',
  guard: 'other shape of 401 and 403',
  parser: 'other shape of what is invalid',
  probe: 'other shape of what is not described',
} as const;

export const oracle: Survey = {
  id: 'error-envelope-uniform',
  part: 'contracts',
  kind: 'check',
  severity: 'medium',
  criterion: 'envelope',
  holds: 'All errors have one shape',
  broken: 'An error has another shape than the others',
  asserts: 'The body of each refusal has the members and the media type that most refusals of the API have.',
  why: 'Clients write one error handler: what comes in another shape is shown as "unknown error".',
  source: [
    { standard: 'RFC 9457', clause: '1 Introduction', url: 'https://www.rfc-editor.org/rfc/rfc9457#section-1' },
    {
      standard: 'house',
      clause: 'one error format',
      url: 'https://opensource.zalando.com/restful-api-guidelines/#176',
    },
  ],
  remedy: 'Let one place in the service write all refusals, those of the router and of the authentication too.',
  considers: () => true,
  appliesTo: () => ({ applies: true }),
  observe({ response, exchange, mediaType, json, probe, content, violation }) {
    const { status } = response;
    const { method } = exchange.request;
    // A method that nobody knows is mostly refused by the server software, before the API.
    if (status < 400 || !isOwnAnswer(status) || method === 'HEAD' || method === NO_METHOD) return [];
    if (response.body.length === 0 || response.truncated) return [];
    const from = answeredBy(status, probe, violation?.keyword);
    const members = json && isObject(json.value) ? membersOf(json.value) : undefined;
    const described = content?.schema !== undefined;
    return [{ kind: kindOfShape({ mediaType, from, described, ...(members && { members }) }) }];
  },
  verify(notes) {
    const own = distinct(notes).filter((note) => shapeOf(note).from !== 'probe');
    if (operationsIn(own) < FEWEST_OPERATIONS || own.length < FEWEST_NOTES)
      return sameForAll(notes, { outcome: 'not-tested', reason: 'too few errors were seen to tell what is the rule' });
    const convention = conventionOf(own.map(shapeOf));
    if (!convention)
      return sameForAll(notes, {
        outcome: 'inconclusive',
        reason: 'the errors have nothing in common: no shape is the rule',
      });
    return verdictsByOperation(notes, (note) => violationOf(note, convention));
  },
};

function answeredBy(status: number, probe: string | undefined, keyword: string | undefined): Shape['from'] {
  if (probe !== undefined) return isBodyVariant(probe) ? 'parser' : 'probe';
  if (status === 401 || status === 403) return 'guard';
  return keyword === undefined ? 'operation' : 'parser';
}

function violationOf(note: Note, convention: Convention): Violation | undefined {
  const shape = shapeOf(note);
  const common = {
    witness: [note.line],
    exchanges: [note.exchange],
    confidence: convention.share >= 0.9 ? ('firm' as const) : ('tentative' as const),
    ...severityOf(shape),
  };
  if (!fits(shape, convention)) {
    const observed = shape.members
      ? `an object of ${namesOf(shape.members) || 'nothing'}`
      : `no JSON object (${shape.mediaType || 'no type'})`;
    return {
      ...common,
      key: SHAPE_KEYS[shape.from],
      // Guards, parsers and routers stand before all operations.
      ...(shape.from !== 'operation' && { everywhere: true }),
      expected: `an object with ${namesOf(convention.core)}, as most errors are`,
      observed: `${note.status} with ${observed}`,
    };
  }
  if (convention.share < TYPE_RULE || shape.mediaType === convention.mediaType) return undefined;
  return {
    ...common,
    key: 'other media type',
    expected: `${convention.mediaType}, as most errors have`,
    observed: `${note.status} with ${shape.mediaType || 'no media type'}`,
    severity: shape.described ? 'info' : 'low',
  };
}

/** What is described was meant; what stands in front has its own ways. */
function severityOf({ described, from }: Shape): Pick<Violation, 'severity'> {
  if (described) return { severity: 'info' };
  return from === 'operation' || from === 'parser' ? {} : { severity: 'low' };
}
