import { isObject, object } from '../json.ts';
import type { JsonObject } from '../types.ts';

const FLOWS: Readonly<Record<string, string>> = {
  implicit: 'implicit',
  password: 'password',
  application: 'clientCredentials',
  accessCode: 'authorizationCode',
};

/** 2.0 securityDefinitions as 3.x securitySchemes. */
export function securitySchemes(definitions: JsonObject): JsonObject {
  const schemes: JsonObject = {};
  for (const [name, definition] of Object.entries(definitions)) {
    if (!isObject(definition)) continue;
    if (definition.type === 'basic') schemes[name] = { type: 'http', scheme: 'basic' };
    else if (definition.type === 'oauth2') {
      const { authorizationUrl, tokenUrl } = definition;
      const flow: JsonObject = { scopes: object(definition, 'scopes') };
      if (authorizationUrl !== undefined) flow.authorizationUrl = authorizationUrl;
      if (tokenUrl !== undefined) flow.tokenUrl = tokenUrl;
      schemes[name] = { type: 'oauth2', flows: { [FLOWS[String(definition.flow)] ?? 'implicit']: flow } };
    } else schemes[name] = definition;
  }
  return schemes;
}
