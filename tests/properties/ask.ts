import type { JsonObject } from '../../core/spec/types.ts';
import type { SubjectKind } from '../../properties/law.ts';
import { subjectsOf } from '../../properties/subjects.ts';
import { testLaws } from '../../properties/test-laws.ts';
import { describeThings, type Shape } from '../exercise/support/document.ts';
import { onTarget, said, told } from '../exercise/support/target.ts';
import { type Habits, stock, thingsApi } from '../exercise/support/things.ts';

/** Asks all laws of one kind of subject about an API with these habits; what they say, by law. */
export async function ask(
  kind: SubjectKind,
  habits: Habits,
  shape: Shape,
  { stocked = 9, settings = {} }: { stocked?: number; settings?: Readonly<Record<string, string>> } = {},
): Promise<Record<string, string>> {
  const { app, things } = thingsApi(habits);
  stock(things, stocked);
  const description: JsonObject = describeThings(shape);
  return onTarget(
    app,
    description,
    async (session) => {
      const subject = subjectsOf(session.facts).find((one) => one.kind === kind);
      if (!subject) throw new Error(`nothing in the description is seen as a ${kind}`);
      await testLaws(session, subject);
      return told(said(session));
    },
    settings,
  );
}

/** What the laws found wrong, by law. */
export async function found(...args: Parameters<typeof ask>): Promise<Record<string, string>> {
  return Object.fromEntries(Object.entries(await ask(...args)).filter(([, text]) => text.startsWith('fail')));
}
