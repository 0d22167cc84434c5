import type { Operation } from '../../../core/operations/types.ts';
import { list } from '../../../core/spec/json.ts';
import type { Description } from '../../../core/spec/types.ts';
import type { EngineProblem } from './types.ts';

/** Answers that are the whole purpose of an operation although they are no 2XX: redirects and protocol switches. */
const OTHER_SUCCESS = /^(?:101|30[12378]|3XX|default)$/i;

/** Is this message of the engine no defect, or one that an oracle of ours tells better? */
export function isMistaken(
  { rule, message, pointer }: EngineProblem,
  operation: Operation | undefined,
  { dialect, document }: Pick<Description, 'dialect' | 'document'>,
): boolean {
  // Extensions have whatever form their readers want.
  if (/\/x-/.test(pointer) && !pointer.startsWith('/paths/')) return true;
  switch (rule) {
    // Operations without security are judged by security-declared.
    case 'security-defined':
      return !message.startsWith('There is no');
    case 'operation-2xx-response':
      return operation?.responses.some(({ status }) => OTHER_SUCCESS.test(status)) === true;
    // The field came with 3.2; the engine asks for it in every version.
    case 'spec-discriminator-defaultMapping':
      return dialect !== '3.2';
    // Who declares no tags at all has made no mistake with one of them.
    case 'operation-tag-defined':
      return list(document, 'tags').length === 0;
    default:
      // The engine's validator gave up, which says nothing about the example.
      return message.startsWith('Example validation errored');
  }
}
