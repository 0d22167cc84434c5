export { defineConfig } from './define-config.ts';
export type { ResolveInput } from './resolve-config.ts';
export { resolveConfig } from './resolve-config.ts';
export { secretsOf } from './secrets.ts';
export { configFlags, toEnvironment } from './to-environment.ts';
