import type { Json } from '../../../core/spec/types.ts';
import type { Pair } from './pair.ts';
import type { Shape } from './shape.ts';

const PLAIN: readonly Json[] = [
  '',
  'a',
  'text',
  '0',
  'true',
  0,
  1,
  -1,
  7,
  1.5,
  true,
  false,
  null,
  [],
  {},
  [1, 1],
  ['a', 'a'],
  [1],
];
const LONGEST = 5_000;
/** Values of the formats that refuse some texts. */
const OF_FORMATS: readonly string[] = [
  '2030-01-31',
  '2030-01-31T12:00:00Z',
  '12:00:00Z',
  'P1D',
  'a@example.org',
  'example.org',
  '192.0.2.1',
  '2001:db8::1',
  'https://example.org/a',
  '/a/b',
  '123e4567-e89b-12d3-a456-426614174000',
  'QUJD',
];

function numbersAround(shape: Shape): number[] {
  const edges = [shape.low?.value, shape.high?.value].filter((value) => value !== undefined);
  const step = shape.numbers.multipleOf;
  const steps = step === undefined ? [] : [step, 2 * step, 3 * step, step / 2];
  return [...edges.flatMap((value) => [value, value - 1, value + 1, value - 0.5, value + 0.5]), ...steps];
}

function textsAround({ numbers }: Shape): string[] {
  return [numbers.minLength, numbers.maxLength].flatMap((length) => {
    if (length === undefined || length > LONGEST) return [];
    return [length - 1, length, length + 1].filter((many) => many >= 0).map((many) => 'x'.repeat(many));
  });
}

function written(shape: Shape): Json[] {
  const { notes } = shape;
  const examples = Array.isArray(notes.examples) ? notes.examples : [];
  return [...(shape.enum ?? []), ...examples, ...(notes.default === undefined ? [] : [notes.default])];
}

function listsAround({ numbers }: Shape): Json[] {
  return [numbers.minItems, numbers.maxItems].flatMap((count) => {
    if (count === undefined || count > 50) return [];
    return [count - 1, count, count + 1]
      .filter((many) => many >= 0)
      .flatMap((many): Json[] => [
        Array.from({ length: many }, (_, n) => n),
        Array.from({ length: many }, (_, n) => `a${n}`),
      ]);
  });
}

function objectsAround({ numbers }: Shape): Json[] {
  return [numbers.minProperties, numbers.maxProperties].flatMap((count) => {
    if (count === undefined || count > 50) return [];
    return [count - 1, count, count + 1]
      .filter((many) => many >= 0)
      .map((many): Json => Object.fromEntries(Array.from({ length: many }, (_, n) => [`a${n}`, 'a'])));
  });
}

/** Values at the edges of either schema and one of each kind, valid or not: the validators decide. */
export function edgeValues({ old: before, new: after }: Pair): Json[] {
  return [
    ...[before, after].flatMap((shape) => [
      ...written(shape),
      ...numbersAround(shape),
      ...textsAround(shape),
      ...listsAround(shape),
      ...objectsAround(shape),
    ]),
    ...PLAIN,
    ...(before.formats.length + after.formats.length + before.patterns.length + after.patterns.length > 0
      ? OF_FORMATS
      : []),
    ...(before.formats.length + after.formats.length > 0 ? [2 ** 31, 2 ** 40] : []),
  ];
}
