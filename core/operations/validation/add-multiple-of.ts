import type { Ajv2020 } from 'ajv/dist/2020.js';

const TOLERANCE = 1e-6;

/** True within rounding: 0.3 is a multiple of 0.1 though 0.3 / 0.1 is not an integer in binary floating point. */
export function isMultipleOf(value: number, divisor: number): boolean {
  const quotient = value / divisor;
  if (Number.isFinite(quotient)) return Math.abs(quotient - Math.round(quotient)) <= TOLERANCE;
  return value % divisor === 0;
}

/** `multipleOf` with quotients that overflow, which Ajv's own takes for multiples. */
export function addMultipleOf(ajv: Ajv2020): void {
  ajv.removeKeyword('multipleOf');
  ajv.addKeyword({
    keyword: 'multipleOf',
    type: 'number',
    schemaType: 'number',
    error: {
      message: ({ schema }) => `must be multiple of ${String(schema)}`,
    },
    compile: (divisor: number) => (value: number) => isMultipleOf(value, divisor),
  });
}
