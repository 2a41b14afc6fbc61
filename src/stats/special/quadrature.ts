/** Gauss–Legendre quadrature on [0, 1]. */

interface Rule {
  readonly nodes: readonly number[];
  readonly weights: readonly number[];
}

/**
 * Nodes and weights by Newton's method on the Legendre polynomial.
 *
 * Source: Abramowitz & Stegun (1964) 25.4.29; the start from 22.16.6.
 */
function gaussLegendre(points: number): Rule {
  const nodes: number[] = [];
  const weights: number[] = [];
  for (let i = 0; i < points; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (points + 0.5));
    let slope = 0;
    // Quadratic convergence from a start good to three digits.
    for (let round = 0; round < 6; round++) {
      let before = 1;
      let value = x;
      for (let n = 2; n <= points; n++) {
        const next = ((2 * n - 1) * x * value - (n - 1) * before) / n;
        before = value;
        value = next;
      }
      slope = (points * (x * value - before)) / (x * x - 1);
      x -= value / slope;
    }
    nodes.push((1 + x) / 2);
    weights.push(1 / ((1 - x * x) * slope * slope));
  }
  return { nodes, weights };
}

const rule = gaussLegendre(16);
const panels = 10;

/** ∫₀^width f(u) du by 16 points in each of ten panels: exact to rounding for a Gaussian tail ten deviations long. */
export function integrate(f: (u: number) => number, width: number): number {
  const step = width / panels;
  let sum = 0;
  for (let panel = 0; panel < panels; panel++) {
    for (let i = 0; i < rule.nodes.length; i++) sum += rule.weights[i]! * f((panel + rule.nodes[i]!) * step);
  }
  return sum * step;
}

/** Nodes in (0, 1) and their weights: 16 in each of so many equal panels. */
export function unitRule(parts: number): readonly (readonly [node: number, weight: number])[] {
  return Array.from({ length: parts }, (_, panel) =>
    rule.nodes.map((node, i) => [(panel + node) / parts, rule.weights[i]! / parts] as const),
  ).flat();
}

/** Gauss–Hermite with seven points, Abramowitz & Stegun (1964) table 25.10: node, and weight times exp(node²). */
export const hermite: readonly (readonly [number, number])[] = [
  [0, 0.8102646175568],
  [0.816287882858965, 0.8286873032836],
  [-0.816287882858965, 0.8286873032836],
  [1.673551628767471, 0.8971846002252],
  [-1.673551628767471, 0.8971846002252],
  [2.651961356835233, 1.1013307296103],
  [-2.651961356835233, 1.1013307296103],
];
