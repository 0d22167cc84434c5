import { describe, expect, it } from 'vitest';
import { resolveConfig } from '../../core/config/index.ts';
import { keySettingsOf, unusedKeySettings, withConfiguredKeys } from '../../core/plan/configured-keys.ts';
import { factsOf, keyedFacts, operationOf, orders } from '../oracles/operation-builder.ts';

const create = operationOf('POST /orders');
const { model } = keyedFacts('POST /orders');

describe('idempotency', () => {
  it('is left as inferred where nothing is said', () => {
    expect(withConfiguredKeys(model, [create], {})).toBe(model);
  });

  it('overrides the header and whether it is required, adds and takes away', () => {
    const keysOf = (settings: Parameters<typeof withConfiguredKeys>[2], from = model) =>
      withConfiguredKeys(from, [create], settings).idempotency;
    const own = { operation: 'POST /orders', header: 'X-Key', required: true };
    expect(keysOf({ 'POST /orders': { header: 'X-Key' } })).toEqual([own]);
    expect(keysOf({ 'POST /orders': { required: false } })[0]?.required).toBe(false);
    expect(keysOf({ 'POST /orders': { header: false } })).toEqual([]);
    expect(keysOf({ 'POST /*': { header: 'X-Key', required: true } }, factsOf([orders]).model)).toEqual([own]);
  });

  it('takes an exact name before a pattern, and tells of names that fit nothing', () => {
    expect(keySettingsOf(create, { 'POST /orders': { quoted: true }, '*': { quoted: false, required: true } })).toEqual(
      {
        quoted: true,
        required: true,
      },
    );
    expect(unusedKeySettings({ 'POST /oders': {} }, [create])).toEqual(['POST /oders']);
  });

  it('is empty by default', async () => {
    const config = await resolveConfig({ flags: { url: 'http://127.0.0.1:1' }, env: {}, cwd: import.meta.dirname });
    expect(config.idempotency).toEqual({});
  });
});
