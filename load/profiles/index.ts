import type { Profile } from './profile.ts';
import { profile as smoke } from './smoke.ts';

/** Every profile by its id. */
export const profiles: Readonly<Record<string, Profile>> = { smoke };
