/** Round steps that cover 0..max: about four of them. */
export function ticks(max: number): readonly number[] {
  if (!(max > 0)) return [0, 1];
  const rough = max / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const count = Math.ceil(max / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, at) => Number((at * step).toPrecision(12)));
}

/** Moves label positions apart so that neighbours are at least `gap` from each other, keeping their order. */
export function spread(positions: readonly number[], gap: number, bottom: number): readonly number[] {
  const order = positions.map((_, at) => at).sort((a, b) => (positions[a] ?? 0) - (positions[b] ?? 0));
  const placed = [...positions];
  let last = Number.NEGATIVE_INFINITY;
  for (const at of order) {
    last = Math.max(positions[at] ?? 0, last + gap);
    placed[at] = last;
  }
  const over = Math.max(0, last - bottom);
  return placed.map((position) => position - over);
}
