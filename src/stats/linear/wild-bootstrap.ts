/** The wild cluster bootstrap: the t of one coefficient against the t of data whose clusters' residuals changed sign. */
import type { Stream } from "../random.ts";
import { integer } from "../random.ts";
import { requirePositiveCount } from "../ranges.ts";
import { leastSquares, predict } from "./least-squares.ts";
import { dot } from "./matrix.ts";
import { clusterRows } from "./sandwich.ts";

export interface WildDesign {
  /** Columns, the tested one among them. */
  readonly design: readonly ArrayLike<number>[];
  readonly response: ArrayLike<number>;
  /** The cluster of each row; at least two. */
  readonly clusters: readonly (string | number)[];
  /** The tested column: its coefficient is 0 under the null. */
  readonly coefficient: number;
  /** Whether residuals are those under the null (the usual choice) or of the full model. */
  readonly residuals: "restricted" | "unrestricted";
  /** Two signs, or Webb's six points where clusters are few; only signs are ever enumerated. */
  readonly weights: "rademacher" | "webb";
  /** All 2^G signs are taken when there are at most so many. */
  readonly enumerateUpTo: number;
  /** How many are drawn otherwise. */
  readonly draws: number;
  readonly random: Stream;
}

export interface WildResult {
  readonly estimate: number;
  /** CR1S standard error, as Stata's. */
  readonly error: number;
  readonly t: number;
  /** Two-sided: the share with |t′| ≥ |t|; drawn ones count (1 + #)/(1 + B). */
  readonly p: number;
  /** Twice the smaller of the two tails' shares. */
  readonly equalTailP: number;
  readonly statistics: Float64Array;
  readonly enumerated: boolean;
}

/** Statistics closer than this are tied. */
const tie = 1e-9;

/** Webb (2023), Can J Econ 56:839–858. */
const webb: readonly number[] = [-Math.sqrt(1.5), -1, -Math.sqrt(0.5), Math.sqrt(0.5), 1, Math.sqrt(1.5)];

/** t of the bootstrap data as a function of the clusters' weights. */
interface Scores {
  /** Each cluster's part of the coefficient. */
  readonly parts: Float64Array;
  /** The sum of the clusters' squared scores as a quadratic form of the weights: its lower triangle, off-diagonals doubled. */
  readonly triangle: Float64Array;
}

/**
 * The wild cluster bootstrap test that a coefficient is 0.
 *
 *   y′ = X b + w(g) e;   t′ = b′ / se(b′) with restricted residuals, (b′ − b) / se(b′) with those of the full model
 *
 * The bootstrap data are never made: with the tested column less its fit by the others, the new coefficient and the
 * clusters' scores are linear in the weights.
 *
 * Source: Cameron, Gelbach & Miller (2008), Rev Econ Stat 90:414–427; Roodman et al. (2019), Stata J 19:4–60.
 *
 * @throws RangeError when the design is singular, there are fewer than two clusters, or the standard error is 0
 */
export function wildClusterBootstrap(setup: WildDesign): WildResult {
  const { design, response, coefficient, random } = setup;
  requirePositiveCount("draws", setup.draws);
  const full = leastSquares(design, response, null);
  const groups = clusterRows(setup.clusters, response.length);
  const estimate = full.coefficients[coefficient]!;
  // By Frisch, Waugh and Lovell: the tested column less its fit by the others, and the residuals without it.
  const own = full.bread[coefficient]!;
  const outside = predict(
    full.design,
    own.map((value) => value / own[coefficient]!),
  );
  const square = 1 / own[coefficient]!;
  const residuals =
    setup.residuals === "unrestricted"
      ? full.residuals
      : full.residuals.map((residual, row) => residual + outside[row]! * estimate);

  const count = groups.length;
  const few = ((count / (count - 1)) * (response.length - 1)) / full.df;
  const errorOf = (scores: Float64Array): number => Math.sqrt(few * dot(scores, scores)) / square;
  const error = errorOf(
    Float64Array.from(groups, (rows) => rows.reduce((all, row) => all + outside[row]! * full.residuals[row]!, 0)),
  );
  if (error === 0) throw new RangeError("the clustered standard error is 0; expected clusters that differ");
  const t = estimate / error;

  const { parts, triangle } = linearise(full.design, full.bread, groups, outside, residuals);
  const statistic = (weights: Float64Array): number => {
    let spread = 0;
    let effect = 0;
    for (let g = 0, at = 0; g < count; g++) {
      const weight = weights[g]!;
      let sum = 0;
      for (let h = 0; h <= g; h++) sum += weights[h]! * triangle[at++]!;
      spread += weight * sum;
      effect += weight * parts[g]!;
    }
    return effect === 0 ? 0 : effect / Math.sqrt(few * Math.max(0, spread));
  };

  const enumerated = setup.weights === "rademacher" && 2 ** count <= setup.enumerateUpTo;
  const statistics = new Float64Array(enumerated ? 2 ** count : setup.draws);
  const weights = new Float64Array(count);
  for (let draw = 0; draw < statistics.length; draw++) {
    for (let g = 0; g < count; g++) {
      if (enumerated) weights[g] = Math.floor(draw / 2 ** g) % 2 === 0 ? -1 : 1;
      else if (setup.weights === "webb") weights[g] = webb[integer(random, 6)]!;
      else weights[g] = random.next() < 0.5 ? -1 : 1;
    }
    statistics[draw] = statistic(weights);
  }

  const extra = enumerated ? 0 : 1;
  const share = (extreme: (it: number) => boolean): number =>
    (statistics.filter(extreme).length + extra) / (statistics.length + extra);
  const tails = [share((it) => it <= t + tie), share((it) => it >= t - tie)] as const;
  return {
    estimate,
    error,
    t,
    p: share((it) => Math.abs(it) >= Math.abs(t) - tie),
    equalTailP: Math.min(1, 2 * Math.min(...tails)),
    statistics,
    enumerated,
  };
}

/** From Sᵍʰ = zᵍᵀ [δᵍʰ uᵍ − Xᵍ (XᵀX)⁻¹ Xʰᵀuʰ], the score of cluster g for a unit weight of cluster h; z is `outside`. */
function linearise(
  design: readonly Float64Array[],
  bread: readonly (readonly number[])[],
  groups: readonly (readonly number[])[],
  outside: Float64Array,
  residuals: Float64Array,
): Scores {
  const project = (rows: readonly number[], vector: Float64Array): number[] =>
    design.map((column) => rows.reduce((all, row) => all + column[row]! * vector[row]!, 0));
  const parts = Float64Array.from(groups, (rows) =>
    rows.reduce((all, row) => all + outside[row]! * residuals[row]!, 0),
  );
  const columns = groups.map((rows) => {
    const projected = project(rows, residuals);
    return bread.map((row) => dot(row, projected));
  });
  const scores = groups.map((rows, g) => {
    const own = project(rows, outside);
    return columns.map((column, h) => (g === h ? parts[g]! : 0) - dot(own, column));
  });
  const triangle = groups.flatMap((_, g) =>
    groups.slice(0, g + 1).map((_, h) => scores.reduce((all, row) => all + row[g]! * row[h]!, 0) * (g === h ? 1 : 2)),
  );
  return { parts, triangle: Float64Array.from(triangle) };
}
