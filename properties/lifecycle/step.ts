import type { Exchange } from '../../core/exchange/types.ts';
import { at, isObject, jsonOf } from '../../core/exercise/json-body.ts';
import type { Resource } from '../../core/resources/types.ts';
import type { Step } from './types.ts';

/** An answer as laws look at it; status 0 stands for no answer. */
export function stepOf(exchange: Exchange, resource: Resource): Step {
  const { response } = exchange;
  if (!response) return { exchange: exchange.id, status: 0, headers: {}, bodyBytes: 0 };
  const json = response.body.length > 0 ? jsonOf(response) : undefined;
  const item = json && 'value' in json ? at(json.value, resource.itemAt) : undefined;
  const step = {
    exchange: exchange.id,
    status: response.status,
    headers: response.headers,
    bodyBytes: response.bodyBytes,
  };
  return isObject(item) ? { ...step, item } : step;
}
