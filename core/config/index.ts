export { defineConfig } from './define-config.ts';
export type { Generated, OperationName, OperationPattern } from './generated.ts';
export type { ResolveInput } from './resolve-config.ts';
export { resolveConfig } from './resolve-config.ts';
export { rememberSecrets, secretsOf, secretsVersion } from './secrets.ts';
export { configFlags, toEnvironment } from './to-environment.ts';
