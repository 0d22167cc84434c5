/** Two texts of the same form and length; only as a part of a statement do they differ. */
export interface PayloadPair {
  readonly truth: (value: string) => string;
  readonly falsity: (value: string) => string;
}

/** Twice with other numbers: what differs both times does not do so by chance. */
export interface PayloadForm {
  readonly name: string;
  readonly pairs: readonly [PayloadPair, PayloadPair];
}

const pair = (form: (value: string, left: string, right: string) => string, number: number): PayloadPair => ({
  truth: (value) => form(value, `${number}`, `${number}`),
  falsity: (value) => form(value, `${number}`, `${number + 1}`),
});
const numbered = (name: string, form: (value: string, left: string, right: string) => string): PayloadForm => ({
  name,
  pairs: [pair(form, 7341), pair(form, 9127)],
});

/** A value nobody has, or one more condition that decides. */
export const WIDENING: readonly PayloadForm[] = [
  numbered('quote', (value, left, right) => `${value}' OR '${left}'='${right}`),
  numbered('quote and comment', (value, left, right) => `${value}' OR '${left}'='${right}' -- `),
  numbered('double quote', (value, left, right) => `${value}" OR "${left}"="${right}`),
];

/** The value of something that is there, and one more condition that decides. */
export const NARROWING: readonly PayloadForm[] = [
  numbered('quote', (value, left, right) => `${value}' AND '${left}'='${right}`),
];

/** The name of a column, and something that only a statement understands. */
export const SORTING: PayloadForm = {
  name: 'column',
  pairs: [
    { truth: (key) => `${key}/*7341*/`, falsity: (key) => `${key}/x7341x/` },
    { truth: (key) => `(${key})`, falsity: (key) => `(${key}))` },
  ],
};

const SUM = '{7341*7}';
/** Arithmetic in the languages of templates; its result stands nowhere in it. */
export const TEMPLATE = { text: `assay {${SUM}} $${SUM} <%=7341*7%> #${SUM}`, result: '51387' };
