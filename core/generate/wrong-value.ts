import type { View } from './schema-view.ts';

/** Values that break one keyword of a schema; the first that breaks nothing else is the best. */
export interface WrongValue {
  readonly keyword: string;
  /** Follows the name of the field. */
  readonly says: (value: unknown) => string;
  /** Made when they are asked for: some cost something. */
  readonly tries: () => readonly unknown[];
}

export const show = (value: unknown): string => {
  const text = JSON.stringify(value) ?? '';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
};

/** A keyword's number as far as it can be counted from without losing digits. */
export const numberOf = (view: View, key: string): number | undefined => {
  const value = view[key];
  return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 2 ** 52 ? value : undefined;
};
