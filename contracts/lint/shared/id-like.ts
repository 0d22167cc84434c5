import type { SchemaReader } from '../../../core/resources/schema-view.ts';
import type { Schema } from '../../../core/spec/types.ts';

const ID =
  /(?:^|[^a-z])(?:id|ids|uuid|guid|key|code|slug|sku|token|href|urls?|uris?|self|location|link|links|number|ref|reference|handle|name|username)$/i;
const CAMEL_ID = /(?:Id|ID|Uuid|UUID|Key|Code|Urls?|URLs?|Uris?|URIs?|Token|Number|Ref|Name|Link|Links)$/;
const DEEPEST = 3;

/** Does the name look like something that tells an item apart or leads to it? */
export const isIdLike = (name: string): boolean => ID.test(name) || CAMEL_ID.test(name) || /^[@$_]/.test(name);

/**
 * Can an answer of this schema tell an id or an address? 'unknown' where the schema does not say what is in it.
 * Envelopes and lists are looked into, three levels deep.
 */
export function tellsId(
  schema: Schema | undefined,
  schemas: SchemaReader,
  accepts: (name: string) => boolean = isIdLike,
  depth = 0,
): 'yes' | 'no' | 'unknown' {
  const view = schemas.view(schema);
  // A bare string or number may itself be the id.
  const bare = [...view.types].some((type) => ['string', 'integer', 'number'].includes(type));
  if (bare || (view.properties.size === 0 && view.items === undefined)) return 'unknown';
  if ([...view.properties.keys()].some(accepts)) return 'yes';
  if (depth >= DEEPEST) return 'unknown';
  const inner = [...view.properties.values(), ...(view.items === undefined ? [] : [view.items])]
    .filter((one) => {
      const { types, properties, items } = schemas.view(one);
      return (
        types.has('object') || types.has('array') || types.size === 0 || properties.size > 0 || items !== undefined
      );
    })
    .map((one) => tellsId(one, schemas, accepts, depth + 1));
  if (inner.includes('yes')) return 'yes';
  return inner.includes('unknown') ? 'unknown' : 'no';
}
