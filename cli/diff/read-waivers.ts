import { readFileSync } from 'node:fs';
import { configError } from '../../core/config/config-error.ts';
import type { Waiver } from '../../core/config/types.ts';
import { validateShape } from '../../core/config/validate-shape.ts';
import { AssayError } from '../../core/errors/assay-error.ts';

/**
 * Waivers of a JSON file: a list of them, or an object with a member `waivers`, as in the configuration.
 *
 * @throws AssayError CONFIG_UNREADABLE (no file, no JSON), CONFIG_INVALID (a waiver without reason, owner or date).
 */
export function readWaivers(file: string): readonly Waiver[] {
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new AssayError('CONFIG_UNREADABLE', {
      what: 'The file of waivers cannot be read.',
      where: file,
      observed: error instanceof Error ? error.message : String(error),
      expected: 'a JSON file: a list of waivers, or an object with a member waivers',
      reasons: ['a typing mistake in --waivers', 'the file is not JSON'],
      next: `check ${file}`,
    });
  }
  const listed = typeof given === 'object' && given !== null && 'waivers' in given ? given.waivers : given;
  const config = { waivers: listed as readonly Waiver[] };
  const problems = validateShape({ config, nameOf: (path) => `${file}: ${path.join('.')}` });
  if (problems.length > 0) throw configError(problems);
  return config.waivers;
}
