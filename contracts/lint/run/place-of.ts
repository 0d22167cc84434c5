import { locate } from '../../../core/spec/locate.ts';
import { renamePointer } from '../../../core/spec/translate/swagger2.ts';
import type { Description, SourcePosition } from '../../../core/spec/types.ts';
import type { LintProblem } from '../types.ts';

/** Where a problem was written, or the nearest place around it that is known; the top of the document at worst. */
export function placeOf(problem: LintProblem, description: Description): SourcePosition {
  if (problem.position !== undefined) return problem.position;
  const pointer = description.dialect === '2.0' ? renamePointer(problem.pointer) : problem.pointer;
  return locate(description, pointer) ?? { file: description.source, line: 1, column: 1 };
}

/** 'openapi.yaml:12:5'. */
export const placeText = ({ file, line, column }: SourcePosition): string => `${file}:${line}:${column}`;
