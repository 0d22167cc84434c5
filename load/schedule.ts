const LONGEST = 500;

/**
 * Order in which targets are sent: indices, each as often as its weight asks, spread evenly (smooth weighted round
 * robin), every target with a weight at least once. The same weights give the same order.
 */
export function schedule(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + Math.max(0, weight), 0);
  const smallest = Math.min(...weights.filter((weight) => weight > 0));
  if (!(total > 0)) return [];
  const length = Math.min(LONGEST, Math.max(weights.length, Math.round(total / smallest)));
  const credit = weights.map(() => 0);
  const order: number[] = [];
  while (order.length < length) {
    let best = -1;
    weights.forEach((weight, index) => {
      credit[index] = (credit[index] ?? 0) + Math.max(0, weight);
      if (weight > 0 && (best < 0 || (credit[index] ?? 0) > (credit[best] ?? 0))) best = index;
    });
    credit[best] = (credit[best] ?? 0) - total;
    order.push(best);
  }
  weights.forEach((weight, index) => {
    if (weight > 0 && !order.includes(index)) order.push(index);
  });
  return order;
}

/** The same order, begun elsewhere. */
export function rotated<T>(order: readonly T[], by: number): T[] {
  const start = order.length === 0 ? 0 : by % order.length;
  return [...order.slice(start), ...order.slice(0, start)];
}
