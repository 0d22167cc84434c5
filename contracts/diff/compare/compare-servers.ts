import { list } from '../../../core/spec/json.ts';
import { serverUrls } from '../../../core/spec/servers.ts';
import type { JsonObject } from '../../../core/spec/types.ts';
import type { Place } from '../engine/collector.ts';
import type { Comparison } from '../engine/comparison.ts';
import { same } from '../schema/shape.ts';

const isAbsolute = (url: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(url);

/** A server URL in a form in which equal ones look alike: scheme and host in lower case, no slash at the end. */
function normal(url: string, originOnly: boolean): string {
  const bare = url.replace(/\/+$/, '');
  if (!isAbsolute(bare)) return originOnly ? '' : bare;
  const [, origin = '', path = ''] = /^([a-z][a-z0-9+.-]*:\/\/[^/]*)(.*)$/i.exec(bare) ?? [];
  return origin.toLowerCase() + (originOnly ? '' : path);
}

/** `originOnly` when a part of the URLs has moved between server and path. */
export function compareServerLists(
  { changes }: Comparison,
  before: JsonObject,
  after: JsonObject,
  place: Place,
  originOnly: boolean,
): void {
  const [olds, news] = [serverUrls(before), serverUrls(after)];
  const comparable = olds.every(isAbsolute) === news.every(isAbsolute) || olds.length === 0 || news.length === 0;
  // Relative to where the description is read from: only the path can be compared with an absolute one.
  const form = (url: string): string =>
    comparable ? normal(url, originOnly) : normal(url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, ''), originOnly);
  const [one, two] = [new Set(olds.map(form)), new Set(news.map(form))];
  const gone = olds.filter((url) => !two.has(form(url)));
  const come = news.filter((url) => !one.has(form(url)));
  for (const url of gone)
    changes.add('server-removed', { ...place, pointer: { old: place.pointer.old } }, { old: url });
  for (const url of come) changes.add('server-added', { ...place, pointer: { new: place.pointer.new } }, { new: url });
  if (gone.length + come.length > 0 || originOnly) return;
  if (!same(list(before, 'servers'), list(after, 'servers')))
    changes.add('server-text-changed', place, { old: olds, new: news });
}
