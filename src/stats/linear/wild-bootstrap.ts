/** The wild cluster bootstrap: the t of one coefficient against the t of data whose clusters' residuals changed sign. */
import type { Stream } from "../random.ts";
import { integer } from "../random.ts";
import { requirePositiveCount } from "../ranges.ts";
import { UnanswerableError } from "../unanswerable.ts";
import { type LinearFit, leastSquares, predict } from "./least-squares.ts";
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

/** Liu (1988), Ann Stat 16:1696–1708, after Rademacher. */
const signs: readonly number[] = [-1, 1];

/** Webb (2023), Can J Econ 56:839–858. */
const webb: readonly number[] = [-Math.sqrt(1.5), -1, -Math.sqrt(0.5), Math.sqrt(0.5), 1, Math.sqrt(1.5)];

/** As many combinations of weights as one table holds, at most. */
const tableSize = 256;

/** The cluster's scores, and in the last place the coefficient, for each combination of the weights of a few clusters. */
interface Block {
  readonly size: number;
  /** One row of clusters + 1 numbers for each combination. */
  readonly table: Float64Array;
}

/**
 * The wild cluster bootstrap test that a coefficient is 0.
 *
 *   y′ = X b + w(g) e;   t′ = b′ / se(b′) with restricted residuals, (b′ − b) / se(b′) with those of the full model
 *
 * The bootstrap data are never made: with the tested column less its fit by the others, the new coefficient and the
 * clusters' scores are linear in the weights, so that they are summed beforehand for a few clusters at a time.
 *
 * Source: Cameron, Gelbach & Miller (2008), Rev Econ Stat 90:414–427; Roodman et al. (2019), Stata J 19:4–60.
 *
 * @throws RangeError when the design is singular, there are fewer than two clusters, or the standard error is 0
 */
export function wildClusterBootstrap(setup: WildDesign): WildResult {
  return bootstrapAt(prepareWild(setup), 0, setup.random);
}

/** What a test needs that does not depend on the value tested. */
export interface PreparedWild {
  readonly setup: Omit<WildDesign, "random">;
  readonly full: LinearFit;
  readonly groups: readonly (readonly number[])[];
  /** By Frisch, Waugh and Lovell: the tested column less its fit by the others. */
  readonly outside: Float64Array;
  /** The correction for few clusters of CR1S. */
  readonly few: number;
  readonly error: number;
}

/** @throws RangeError as `wildClusterBootstrap` */
export function prepareWild(setup: Omit<WildDesign, "random">): PreparedWild {
  const { design, response, coefficient } = setup;
  requirePositiveCount("draws", setup.draws);
  const full = leastSquares(design, response, null);
  const groups = clusterRows(setup.clusters, response.length);
  const own = full.bread[coefficient]!;
  const outside = predict(
    full.design,
    own.map((value) => value / own[coefficient]!),
  );
  const square = 1 / own[coefficient]!;
  const count = groups.length;
  const few = ((count / (count - 1)) * (response.length - 1)) / full.df;
  const scores = groups.map((rows) => rows.reduce((all, row) => all + outside[row]! * full.residuals[row]!, 0));
  const error = Math.sqrt(few * dot(scores, scores)) / square;
  if (error === 0)
    throw new UnanswerableError("no-variation", "the clustered standard error is 0; expected clusters that differ");
  return { setup, full, groups, outside, few, error };
}

/** The test that the coefficient is `value`. */
export function bootstrapAt(prepared: PreparedWild, value: number, random: Stream): WildResult {
  const { setup, full, groups, outside, few, error } = prepared;
  const estimate = full.coefficients[setup.coefficient]!;
  const residuals =
    setup.residuals === "unrestricted"
      ? full.residuals
      : full.residuals.map((residual, row) => residual + outside[row]! * (estimate - value));
  const t = (estimate - value) / error;
  const count = groups.length;
  const points = setup.weights === "webb" ? webb : signs;
  const blocks = tabulate(scoresOf(full.design, full.bread, groups, outside, residuals), points);
  const enumerated = setup.weights === "rademacher" && 2 ** count <= setup.enumerateUpTo;
  const statistics = new Float64Array(enumerated ? 2 ** count : setup.draws);
  const totals = new Float64Array(count + 1);
  for (let draw = 0; draw < statistics.length; draw++) {
    totals.fill(0);
    let rest = draw;
    for (const { size, table } of blocks) {
      const combination = enumerated ? rest % size : integer(random, size);
      rest = Math.floor(rest / size);
      for (let g = 0, at = combination * totals.length; g < totals.length; g++) totals[g]! += table[at++]!;
    }
    const effect = totals[count]!;
    let spread = 0;
    for (let g = 0; g < count; g++) spread += totals[g]! * totals[g]!;
    statistics[draw] = effect === 0 ? 0 : effect / Math.sqrt(few * spread);
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

/**
 * For a unit weight of each cluster: the scores of all clusters, and the coefficient last.
 *
 *   Sᵍʰ = zᵍᵀ [δᵍʰ uᵍ − Xᵍ (XᵀX)⁻¹ Xʰᵀuʰ],   z is `outside`
 */
function scoresOf(
  design: readonly Float64Array[],
  bread: readonly (readonly number[])[],
  groups: readonly (readonly number[])[],
  outside: Float64Array,
  residuals: Float64Array,
): readonly Float64Array[] {
  const project = (rows: readonly number[], vector: Float64Array): number[] =>
    design.map((column) => rows.reduce((all, row) => all + column[row]! * vector[row]!, 0));
  const own = groups.map((rows) => project(rows, outside));
  return groups.map((rows, h) => {
    const part = rows.reduce((all, row) => all + outside[row]! * residuals[row]!, 0);
    const projected = project(rows, residuals);
    const coefficients = bread.map((row) => dot(row, projected));
    return Float64Array.of(...own.map((it, g) => (g === h ? part : 0) - dot(it, coefficients)), part);
  });
}

/** The sums for all combinations of weights of a few clusters at a time: a draw is then one row of each table. */
function tabulate(scores: readonly Float64Array[], points: readonly number[]): readonly Block[] {
  const together = Math.floor(Math.log(tableSize) / Math.log(points.length));
  return Array.from({ length: Math.ceil(scores.length / together) }, (_, block) => {
    const members = scores.slice(block * together, (block + 1) * together);
    const size = points.length ** members.length;
    const width = scores.length + 1;
    const table = new Float64Array(size * width);
    for (let combination = 0; combination < size; combination++) {
      for (const [place, score] of members.entries()) {
        const weight = points[Math.floor(combination / points.length ** place) % points.length]!;
        for (let g = 0; g < width; g++) table[combination * width + g]! += weight * score[g]!;
      }
    }
    return { size, table };
  });
}
