import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const SCENARIO = fileURLToPath(new URL('../k6/scenario.ts', import.meta.url));

/**
 * Bundles the k6 scenario into one file with an inline source map, so that k6 needs neither import paths with
 * extensions nor a second file. `k6` and `k6/*` stay imports: k6 itself supplies them.
 * @throws Error of esbuild when the scenario does not compile
 */
export async function bundleScenario(outFile: string): Promise<void> {
  await build({
    entryPoints: [SCENARIO],
    outfile: outFile,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    external: ['k6', 'k6/*'],
    sourcemap: 'inline',
    logLevel: 'silent',
  });
}
