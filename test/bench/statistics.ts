export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

export function spreadOf(numbers: readonly number[]): Spread {
  const sorted = numbers.toSorted((a, b) => a - b);
  return { median: quantile(sorted, 0.5), low: quantile(sorted, 0), high: quantile(sorted, 1) };
}

/** A quantile of numbers in ascending order, between neighbours by proportion. */
export function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  if (below === undefined || above === undefined) throw new Error("There is no quantile of nothing.");
  return below + (above - below) * (place - Math.floor(place));
}

/** Round by round, so that what slowed a whole round down counts on both sides. */
export function ratios(numerators: readonly number[], denominators: readonly number[]): number[] {
  return numerators.map((numerator, round) => {
    const denominator = denominators[round];
    if (denominator === undefined) throw new Error("Ratios need as many rounds on both sides.");
    return numerator / denominator;
  });
}
