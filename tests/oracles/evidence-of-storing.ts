import fc from 'fast-check';
import type { BoundEvidence, BoundTrial } from '../../contracts/beyond-bounds.ts';
import type { Answered, InjectionEvidence } from '../../contracts/injection/gather.ts';
import type { BodyLimitsEvidence, BodyTrial } from '../../contracts/probes/body-limits.ts';
import type { DateEvidence, DateTrial } from '../../contracts/probes/edge-dates.ts';
import type { TextEvidence, TextTrial } from '../../contracts/probes/text-hygiene.ts';
import type { RefusedCreate, RefusedCreates } from '../../contracts/refused-creates.ts';
import type { FieldTrial, UnsettableEvidence } from '../../contracts/unsettable-fields.ts';
import type { Shown } from '../../contracts/written-item.ts';
import type { Json } from '../../core/spec/types.ts';
import type { Named, Naming } from './evidence-arbitraries.ts';

export const status = fc.constantFrom(0, 200, 200, 201, 204, 202, 400, 404, 409, 422, 429, 500);

export const shownOf =
  (id: number, code: number, item: Readonly<Record<string, Json>> | undefined) =>
  (naming: Naming): Shown => ({ exchange: naming.id(id), status: code, ...(item && { item }) });

const fieldTrial: fc.Arbitrary<Named<FieldTrial>> = fc
  .record({
    field: fc.constantFrom('role', 'balance', 'created_at'),
    stored: fc.boolean(),
    write: status,
    read: fc.option(status, { nil: undefined }),
    id: fc.nat(9),
  })
  .map(({ field, stored, write, read, id }) => (naming) => {
    const item = { [field]: stored ? 'as sent' : 'own', id: naming.id(id) };
    return {
      field,
      sent: 'as sent',
      write: shownOf(id, write, item)(naming),
      ...(read !== undefined && { read: shownOf(id, read, item)(naming) }),
    };
  });

const unsettable: fc.Arbitrary<Named<UnsettableEvidence>> = fc
  .record({
    trials: fc.uniqueArray(fieldTrial, {
      minLength: 1,
      maxLength: 3,
      selector: (one) => one({ id: String, time: String }).field,
    }),
    nothing: fc.option(fc.constant('no such property'), { nil: undefined, freq: 8 }),
    stub: fc.boolean(),
  })
  .map(({ trials, nothing, stub }) => (naming) => ({
    trials: trials.map((one) => one(naming)),
    stub,
    ...(nothing !== undefined && { nothing }),
  }));

const bodyTrial: fc.Arbitrary<Named<BodyTrial>> = fc
  .record({
    variant: fc.constantFrom('deep body', 'big', 'trailing comma'),
    code: status,
    failure: fc.constantFrom<BodyTrial['failure']>('timeout', 'reset', 'not-sent'),
    twice: fc.boolean(),
    id: fc.nat(9),
  })
  .map(({ variant, code, failure, twice, id }) => (naming) => ({
    id: variant,
    words: variant,
    exchange: naming.id(id),
    status: code,
    ...(code === 0 && failure && { failure, ...(twice && { again: failure }) }),
    ...(variant === 'trailing comma' && { forbidden: 'RFC 8259, 2' }),
  }));

const bodyLimits: fc.Arbitrary<Named<BodyLimitsEvidence>> = fc
  .tuple(fc.array(bodyTrial, { minLength: 1, maxLength: 4 }), fc.boolean())
  .map(([trials, alive]) => (naming) => ({ trials: trials.map((one) => one(naming)), alive }));

const refusal: fc.Arbitrary<Named<RefusedCreate>> = fc
  .record({ id: fc.nat(9), shown: fc.boolean(), mended: fc.option(status, { nil: undefined }), control: status })
  .map(({ id, shown, mended, control }) => (naming) => ({
    words: 'price is -1',
    exchange: naming.id(id),
    status: 422,
    shownBy: shown ? [naming.id(8)] : [],
    ...(mended !== undefined && {
      mended: { exchange: naming.id(7), status: mended },
      control: { exchange: naming.id(6), status: control },
    }),
  }));

const refused: fc.Arbitrary<Named<RefusedCreates>> = fc
  .record({
    all: fc.array(refusal, { maxLength: 3 }),
    accepted: fc.nat(1),
    listed: fc.boolean(),
    after: fc.option(fc.integer({ min: 5, max: 9 }), { nil: undefined }),
  })
  .map(({ all, accepted, listed, after }) => (naming) => ({
    refused: all.map((one) => one(naming)),
    accepted,
    listed,
    ...(after !== undefined && { totals: { before: 5, after, exchange: naming.id(9) } }),
  }));

const answered: fc.Arbitrary<Named<Answered>> = fc
  .record({ id: fc.nat(9), code: status, count: fc.option(fc.nat(2), { nil: undefined }), understood: fc.boolean() })
  .map(({ id, code, count, understood }) => (naming) => ({
    exchange: naming.id(id),
    payload: "x' OR '1'='1",
    status: code,
    ...(count !== undefined && { count }),
    ...(understood && { understood }),
  }));
const sides = fc.tuple(answered, answered).map(([truth, falsity]) => (naming: Naming) => ({
  truth: truth(naming),
  falsity: falsity(naming),
}));

const injections: fc.Arbitrary<Named<InjectionEvidence>> = fc
  .record({
    pairs: fc.array(fc.tuple(fc.constantFrom('q', 'sort'), sides, fc.option(sides, { nil: undefined })), {
      maxLength: 3,
    }),
    rendered: fc.boolean(),
  })
  .map(({ pairs, rendered }) => (naming) => ({
    pairs: pairs.map(([place, one, two]) => {
      const first = one(naming);
      return { place, first, truth: first.truth, ...(two && { second: two(naming) }) };
    }),
    rendered: rendered ? [{ place: 'note', payload: '{{1*2}}', shown: '2', exchange: naming.id(3) }] : [],
    tried: pairs.length + (rendered ? 1 : 0),
  }));

const textTrial: fc.Arbitrary<Named<TextTrial>> = fc
  .record({
    id: fc.nat(9),
    code: status,
    shown: fc.constantFrom<Json>('<b>', '&lt;b>', '<b', null, 'x'),
    read: fc.boolean(),
    injected: fc.boolean(),
  })
  .map(({ id, code, shown, read, injected }) => (naming) => ({
    id: 'markup',
    exchange: naming.id(id),
    status: code,
    fields: read ? [{ name: 'name', sent: '<b>', shown }] : [],
    ...(injected && { injected }),
  }));

const texts: fc.Arbitrary<Named<TextEvidence>> = fc
  .tuple(fc.array(textTrial, { minLength: 1, maxLength: 3 }), fc.boolean())
  .map(([trials, stub]) => (naming) => ({ trials: trials.map((one) => one(naming)), stub }));

const boundTrial: fc.Arbitrary<Named<BoundTrial>> = fc
  .record({
    kind: fc.constantFrom<BoundTrial['kind']>('beyond', 'letters'),
    code: status,
    control: status,
    id: fc.nat(9),
  })
  .map(({ kind, code, control, id }) => (naming) => ({
    kind,
    place: 'limit',
    value: '4294967297',
    exchange: naming.id(id),
    status: code,
    control: { value: '101', exchange: naming.id(1), status: control },
  }));

const bounds: fc.Arbitrary<Named<BoundEvidence>> = fc
  .array(boundTrial, { minLength: 1, maxLength: 3 })
  .map((trials) => (naming) => ({ trials: trials.map((one) => one(naming)) }));

const dateTrial: fc.Arbitrary<Named<DateTrial>> = fc
  .record({
    code: status,
    shown: fc.constantFrom<Json>('2028-02-29T12:00:00Z', '2028-02-29T00:00:00+12:00', '2028-02-29T12:00:00', null),
    control: fc.option(status, { nil: undefined }),
    id: fc.nat(9),
  })
  .map(({ code, shown, control, id }) => (naming) => ({
    field: 'due',
    id: 'leap day',
    sent: '2028-02-29T12:00:00Z',
    exchange: naming.id(id),
    status: code,
    shown,
    ...(control !== undefined && {
      control: { value: '2028-02-28T12:00:00Z', exchange: naming.id(1), status: control },
    }),
  }));

const dates: fc.Arbitrary<Named<DateEvidence>> = fc
  .tuple(fc.array(dateTrial, { minLength: 1, maxLength: 3 }), fc.boolean())
  .map(([trials, stub]) => (naming) => ({ trials: trials.map((one) => one(naming)), stub }));

/** Arbitrary evidence of the probes on what is stored, by their ids. */
export const storingEvidences: Readonly<Record<string, fc.Arbitrary<Named<unknown>>>> = {
  'body-limits': bodyLimits,
  'bounds-enforced': bounds,
  'text-hygiene': texts,
  'edge-dates': dates,
  'failed-create-leaves-nothing': refused,
  injection: injections,
  'mass-assignment': unsettable,
  'read-only-not-stored': unsettable,
};
