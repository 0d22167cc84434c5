/** `node load/engines/provision.ts [--offline]`: makes sure that a k6 is there; prints where. Exit code 4 if not. */
import { AssayError, formatError } from '../../core/errors/assay-error.ts';
import { provisionK6 } from './provision-k6.ts';

try {
  const k6 = await provisionK6({
    offline: process.argv.includes('--offline'),
    onProgress: (line) => console.error(line),
  });
  console.log(`path     ${k6.path}`);
  console.log(`version  ${k6.version}`);
  console.log(`source   ${k6.source}`);
  console.log(`sha256   ${k6.sha256}`);
  for (const note of k6.notes) console.log(`note     ${note}`);
} catch (error) {
  if (!(error instanceof AssayError)) throw error;
  console.error(formatError(error));
  process.exitCode = error.exitCode;
}
