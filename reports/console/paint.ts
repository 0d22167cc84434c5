import { styleText } from 'node:util';
import type { Severity } from '../../core/oracle/types.ts';
import type { VerdictWord } from '../../core/record/types.ts';
import { oneLine } from '../model/visible-text.ts';

type Style = Parameters<typeof styleText>[0];

export interface Paint {
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

/** Text in a style, or bare text where colour is not wanted. */
export function paint({ color }: Paint, style: Style, text: string): string {
  return color ? styleText(style, text, { validateStream: false }) : text;
}

/** One line cut to what is left of the width after `indent` columns, at least 20. */
export function clip({ width }: Paint, indent: number, text: string): string {
  const line = oneLine(text, 10_000);
  const room = Math.max(20, width - indent);
  return line.length <= room ? line : `${line.slice(0, room - 1)}…`;
}

export const SEVERITY_STYLES: Readonly<Record<Severity, Style>> = {
  critical: ['red', 'bold'],
  high: 'red',
  medium: 'yellow',
  low: 'cyan',
  info: 'dim',
};

export const VERDICT_STYLES: Readonly<Record<VerdictWord, Style>> = {
  GO: ['green', 'bold'],
  CONDITIONAL: ['yellow', 'bold'],
  'NO-GO': ['red', 'bold'],
  INCONCLUSIVE: ['magenta', 'bold'],
  ERROR: ['red', 'bold'],
};
