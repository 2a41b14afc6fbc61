/** Linear and integer programming by HiGHS, loaded only when an attack needs it. */
import type { Highs } from "highs";

/** Unknowns that are counts (0 or more), and rows that are sums of them with coefficients 1 and −1. */
export interface Problem {
  readonly columns: number;
  readonly rows: readonly {
    readonly plus: Int32Array;
    readonly minus: Int32Array;
    readonly lower: number;
    readonly upper: number;
  }[];
}

/**
 * optimal: the best value is known. unbounded: there is no best. infeasible: the rows contradict each other.
 * undecided: the solver gave up within its limits, and nothing may be concluded.
 */
export type Solution =
  | {
      readonly status: "optimal";
      readonly objective: number;
      readonly values: Float64Array;
      /** Of each row: 0 where the best value does not rest on it. Empty for whole numbers. */
      readonly duals: Float64Array;
    }
  | { readonly status: "unbounded" | "infeasible" | "undecided" };

/** A problem held by the solver: every question starts from the answer to the last. */
export interface Held {
  /** The least value of a weighted sum of the unknowns, which need not be whole. */
  readonly minimise: (weights: Float64Array) => Solution;
  /** The same in whole numbers. */
  readonly minimiseWhole: (weights: Float64Array) => Solution;
  readonly release: () => void;
}

export interface Solver {
  readonly hold: (problem: Problem) => Held;
}

/** Branches in whole numbers; simplex steps for each unknown and row. Limits of work, not of time, so that the answer is the same everywhere. */
const nodes = 200;
const stepsPerLine = 200;

function modelOf({ columns, rows }: Problem) {
  const entries = rows.reduce((sum, { plus, minus }) => sum + plus.length + minus.length, 0);
  const starts = new Int32Array(rows.length + 1);
  const indices = new Int32Array(entries);
  const values = new Float64Array(entries);
  let next = 0;
  rows.forEach(({ plus, minus }, i) => {
    for (const [side, sign] of [
      [plus, 1],
      [minus, -1],
    ] as const)
      for (const column of side) {
        indices[next] = column;
        values[next++] = sign;
      }
    starts[i + 1] = next;
  });
  return {
    numCols: columns,
    numRows: rows.length,
    colCost: new Float64Array(columns),
    colLower: new Float64Array(columns),
    colUpper: new Float64Array(columns).fill(Number.POSITIVE_INFINITY),
    rowLower: Float64Array.from(rows, ({ lower }) => lower),
    rowUpper: Float64Array.from(rows, ({ upper }) => upper),
    matrix: { format: "csr", numRows: rows.length, numCols: columns, starts, indices, values } as const,
  };
}

function solverOf(highs: Highs): Solver {
  const { optimal, infeasible, unbounded, unboundedOrInfeasible } = highs.constants.modelStatus;
  const hold = (problem: Problem): Held => {
    const model = highs.createModel(modelOf(problem));
    const lines = problem.columns + problem.rows.length;
    model.options.set({ output_flag: false, simplex_iteration_limit: stepsPerLine * lines, mip_max_nodes: nodes });
    const all = { kind: "range", from: 0, to: problem.columns - 1 } as const;
    const whole = new Int32Array(problem.columns).fill(highs.constants.variableType.integer);
    const solve = (weights: Float64Array): Solution => {
      model.changeColsCost(all, weights);
      model.run();
      const status = model.getModelStatus();
      if (status === optimal) {
        const { colValue, rowDual } = model.getSolution();
        return { status: "optimal", objective: model.getObjectiveValue(), values: colValue, duals: rowDual };
      }
      if (status === infeasible) return { status: "infeasible" };
      return { status: status === unbounded || status === unboundedOrInfeasible ? "unbounded" : "undecided" };
    };
    return {
      minimise: solve,
      minimiseWhole: (weights) => {
        model.changeColsIntegrality(all, whole);
        const found = solve(weights);
        model.clearIntegrality();
        return found;
      },
      release: () => model.dispose(),
    };
  };
  return { hold };
}

type Load = () => Promise<Highs>;

let loading: Promise<Solver> | null = null;

/** The solver, loaded at the first call: most runs prove their release safe without it. */
export function loadSolver(): Promise<Solver> {
  // The package declares its types for require(), where the function would lie one level deeper.
  loading ??= import("highs").then(async (found) => solverOf(await (found.default as unknown as Load)()));
  return loading;
}
