import type { Parameter } from '../../../core/operations/types.ts';
import type { Shape } from '../schema/shape.ts';

type Kind = 'primitive' | 'array' | 'object';

/** What a parameter may hold, as far as its serialisation differs. */
function kindsOf(...shapes: readonly Shape[]): Kind[] {
  const kinds = new Set<Kind>();
  for (const { types } of shapes) {
    if (types === undefined) return ['primitive', 'array', 'object'];
    for (const type of types) kinds.add(type === 'array' || type === 'object' ? type : 'primitive');
  }
  return [...kinds];
}

/** How a value of a kind is written; equal texts mean equal bytes (OpenAPI 3.1.1 section 4.8.12.3, style examples). */
function formOf({ style, explode }: Parameter, kind: Kind): string {
  if (kind === 'primitive') return style === 'label' || style === 'matrix' ? style : 'plain';
  if (style === 'deepObject') return style;
  if (kind === 'array') {
    if (style === 'simple') return 'commas';
    // The delimiter stands between values of one parameter; exploded, each value is a parameter of its own.
    if (explode && ['form', 'spaceDelimited', 'pipeDelimited', 'tabDelimited'].includes(style)) return 'repeated';
  }
  return `${style} ${explode}`;
}

/** True when every value that both may hold is written the same way. */
export function sameForm(one: Parameter, two: Parameter, shapes: readonly [Shape, Shape]): boolean {
  return kindsOf(...shapes).every((kind) => formOf(one, kind) === formOf(two, kind));
}
