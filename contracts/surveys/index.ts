import type { Survey } from '../survey.ts';

/** Every survey, by id, in alphabetical order. */
export const registry = {} as const satisfies Record<string, Survey>;

export const surveys: readonly Survey[] = Object.values(registry);
