import { serverUrls } from '../../../core/spec/servers.ts';
import type { OperationView } from '../engine/operation-view.ts';
import type { DescribedSide } from '../engine/side.ts';

export interface Pairing {
  readonly pairs: readonly { readonly old: OperationView; readonly new: OperationView }[];
  readonly removed: readonly OperationView[];
  readonly added: readonly OperationView[];
  /** True when a part of the URLs moved between server and path. */
  readonly moved: boolean;
}

/** `/a/{id}/b` and `/a/{key}/b` are one path (OpenAPI 3.1.1 section 4.8.8.1); so is one with a slash at its end or not. */
const shapeOfPath = (path: string): string => path.replaceAll(/\{[^{}]*\}/g, '{}');

function prefixOf(side: DescribedSide): string {
  try {
    const path = new URL(serverUrls(side.document)[0] ?? '/', 'http://relative.invalid/').pathname;
    return path.replace(/\/+$/, '');
  } catch {
    return '';
  }
}

/** Operations of both sides that answer the same requests: by method and path, then by the path with that of the server. */
export function pairOperations(
  before: { readonly side: DescribedSide; readonly views: readonly OperationView[] },
  after: { readonly side: DescribedSide; readonly views: readonly OperationView[] },
): Pairing {
  const pairs: { old: OperationView; new: OperationView }[] = [];
  const join = (
    olds: readonly OperationView[],
    news: readonly OperationView[],
    keyOf: (view: OperationView, side: DescribedSide) => string,
  ): [OperationView[], OperationView[]] => {
    const byKey = new Map(news.map((view) => [keyOf(view, after.side), view]));
    const left: OperationView[] = [];
    const taken = new Set<OperationView>();
    for (const view of olds) {
      const other = byKey.get(keyOf(view, before.side));
      if (other === undefined || taken.has(other)) left.push(view);
      else {
        pairs.push({ old: view, new: other });
        taken.add(other);
      }
    }
    return [left, news.filter((view) => !taken.has(view))];
  };
  const exact = join(before.views, after.views, ({ operation }) => operation.id);
  const shaped = join(...exact, ({ operation: { method, path } }) => `${method} ${shapeOfPath(path)}`);
  const many = pairs.length;
  const [removed, added] = join(
    ...shaped,
    ({ operation: { method, path } }, side) => `${method} ${prefixOf(side)}${shapeOfPath(path)}`,
  );
  const order = new Map(after.views.map((view, index) => [view, index]));
  const sorted = pairs.toSorted((one, two) => (order.get(one.new) ?? 0) - (order.get(two.new) ?? 0));
  return { pairs: sorted, removed, added, moved: pairs.length > many };
}
