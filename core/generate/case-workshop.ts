import type { JsonObject } from '../spec/types.ts';
import type { ArbitraryOptions, CheckValue, PropertyChoice } from './types.ts';

/** Arbitrary options whose functions stay the same between calls, so that built arbitraries are found again. */
export interface CaseWorkshop {
  /** Tokens given out since the last `begin`. */
  readonly issued: string[];
  begin(nonce: () => string): void;
  nonce(): string;
  options(properties: PropertyChoice, name: string, keepRequired: boolean): ArbitraryOptions;
}

const workshops = new WeakMap<JsonObject, WeakMap<CheckValue, CaseWorkshop>>();

function create(validate: CheckValue): CaseWorkshop {
  const issued: string[] = [];
  let source = (): string => 'a0';
  const nonce = (): string => {
    const token = source();
    issued.push(token);
    return token;
  };
  return {
    issued,
    begin: (next) => {
      source = next;
      issued.length = 0;
    },
    nonce,
    options: (properties, name, keepRequired) => ({
      direction: 'request',
      validate,
      nonce,
      properties,
      name,
      keepRequired,
    }),
  };
}

export function workshopFor(document: JsonObject, validate: CheckValue): CaseWorkshop {
  let byValidator = workshops.get(document);
  if (!byValidator) {
    byValidator = new WeakMap();
    workshops.set(document, byValidator);
  }
  let workshop = byValidator.get(validate);
  if (!workshop) {
    workshop = create(validate);
    byValidator.set(validate, workshop);
  }
  return workshop;
}
