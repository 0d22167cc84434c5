import { describe, expect, it } from 'vitest';
import { lintOracles } from '../../contracts/lint/index.ts';
import { loadDescription, servedDescription } from '../../reference-api/description.ts';
import { FAULTS } from '../../reference-api/faults/index.ts';
import { cleanSeams } from '../../reference-api/seams.ts';
import { factsOf } from './lint-builder.ts';

const clean = loadDescription();
const ids = new Set(lintOracles.map(({ id }) => id));
const faults = Object.values(FAULTS).filter(({ oracle }) => ids.has(oracle));

async function speaking(description: string): Promise<string[]> {
  const facts = await factsOf(JSON.parse(description));
  return lintOracles.filter((oracle) => oracle.lint(facts).length > 0).map(({ id }) => id);
}

describe('the description of the reference API', () => {
  it('is clean', async () => {
    expect(await speaking(clean.json)).toEqual([]);
  });

  it('has a fault for every lint oracle', () => {
    expect(new Set(faults.map(({ oracle }) => oracle))).toEqual(ids);
  });

  it.each(faults.map((fault) => [fault.id, fault] as const))('%s is told by its oracle alone', async (_, fault) => {
    const seams = cleanSeams();
    fault.apply(seams);
    expect(await speaking(servedDescription(seams, clean).descriptionJson)).toEqual([fault.oracle]);
  });
});
