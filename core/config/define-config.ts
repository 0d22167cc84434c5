import type { AssayConfig } from './types.ts';

/** Identity with types: gives completion in `assay.config.ts`. Validation happens in `resolveConfig`. */
export function defineConfig(config: AssayConfig): AssayConfig {
  return config;
}
