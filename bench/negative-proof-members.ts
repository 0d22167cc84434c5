import { objectReadings, type Readings } from './negative-proof-readings.ts';
import type { SchemaJudge } from './negative-proof-schemas.ts';

/**
 * Objects whose members were sent as texts: of each member those readings that its own schema allows, so that the
 * combinations stay few.
 */
export async function memberReadings(
  members: ReadonlyMap<string, Readings>,
  schema: string | undefined,
  schemas: SchemaJudge,
): Promise<Readings> {
  const kept = new Map<string, Readings>();
  for (const [name, readings] of members) {
    const said = schema === undefined ? [] : schemas.properties(schema, name);
    let fitting = readings;
    for (const pointer of said) {
      const next: unknown[] = [];
      for (const one of fitting) if ((await schemas.valid(pointer, one)) !== false) next.push(one);
      fitting = next;
    }
    // no reading of a member conforms, so no reading of the whole does; the first stands for all
    kept.set(name, fitting.length > 0 ? fitting : readings.slice(0, 1));
  }
  return objectReadings(kept);
}
