/** A cube as a table: a row for each combination of the dimensions, a column for each measure, signs where values lack. */
import type { Aside } from "../../model/aside.ts";
import type { Issue } from "../../model/issue.ts";
import { issue } from "../../model/issue.ts";
import type { Sheet, SheetOrigin } from "../../model/sheet.ts";
import { rowCoder, sheetByColumn } from "../rows/coded.ts";
import type { Cube, Dimension } from "./cube.ts";
import { plainNumber } from "./number-format.ts";

/** Statistics Norway's signs for what has no number. */
const absent: ReadonlySet<string> = new Set([".", "..", ":"]);
const preliminary = "*";
const nil = "-";

interface CellText {
  readonly text: string;
  /** The status is none that felles knows. */
  readonly strange?: true;
  /** There is a number where the status says that there is none. */
  readonly contradicts?: true;
}

/** A value and its status as one cell of a Norwegian table. */
function cellText(value: number | string | null, status: string | null): CellText {
  const said = typeof value === "number" ? plainNumber(value) : (value ?? "");
  if (status === null || status === "") return { text: said };
  if (absent.has(status)) return typeof value === "number" ? { text: status, contradicts: true } : { text: status };
  if (status === nil) return said === "" || value === 0 ? { text: "0" } : { text: said, contradicts: true };
  if (status === preliminary) return { text: said === "" ? "" : `${said}${preliminary}` };
  return { text: said, strange: true };
}

/** How far apart in the list of values two neighbours in each dimension are: the last dimension goes fastest. */
function strides(dimensions: readonly Dimension[]): readonly number[] {
  const found = dimensions.map(() => 1);
  for (let i = dimensions.length - 2; i >= 0; i--) found[i] = found[i + 1]! * dimensions[i + 1]!.codes.length;
  return found;
}

interface Axis {
  readonly codes: readonly string[];
  readonly stride: number;
}

/** The positions of every combination of some dimensions, in order, each with its codes. */
function* combinations(axes: readonly Axis[]): Generator<{ readonly codes: readonly string[]; readonly at: number }> {
  const total = axes.reduce((product, axis) => product * axis.codes.length, 1);
  for (let n = 0; n < total; n++) {
    const codes: string[] = new Array<string>(axes.length);
    let rest = n;
    let at = 0;
    for (let i = axes.length - 1; i >= 0; i--) {
      const { codes: all, stride } = axes[i]!;
      const position = rest % all.length;
      rest = Math.floor(rest / all.length);
      codes[i] = all[position]!;
      at += position * stride;
    }
    yield { codes, at };
  }
}

/** The column of a measure is called by its code; without measures there is one column, `value`. */
export function sheetOfCube(cube: Cube, origin: SheetOrigin, file: string, asides: readonly Aside[]): Sheet {
  const steps = strides(cube.dimensions);
  const axes = cube.dimensions.map(({ id, codes, metric }, i) => ({ id, codes, metric, stride: steps[i]! }));
  const rowAxes = axes.filter((axis) => !axis.metric);
  const measures = [...combinations(axes.filter((axis) => axis.metric))];
  const names = measures.map(({ codes }) => (codes.length === 0 ? "value" : codes.join(" ")));
  const rows = rowCoder();
  rows.add({ line: 1, cells: [...rowAxes.map((axis) => axis.id), ...names] });
  const broken = new Map<number, Issue[]>();
  let strange = 0;
  let line = 1;
  for (const { codes, at } of combinations(rowAxes)) {
    line += 1;
    const cells = [...codes];
    for (const measure of measures) {
      const position = at + measure.at;
      const cell = cellText(cube.valueAt(position), cube.statusAt(position));
      cells.push(cell.text);
      if (cell.strange) strange += 1;
      if (!cell.contradicts) continue;
      const place = { file, line, column: cells.length };
      broken.set(line, [...(broken.get(line) ?? []), issue("ingest.flag-contradiction", place)]);
    }
    rows.add({ line, cells });
  }
  const apart = {
    dialect: { encoding: "utf-8", separator: ";" },
    origin,
    point: true,
    broken,
    merged: new Map(),
    signs: new Map(),
    complete: true,
    findings: strange === 0 ? [] : [issue("ingest.unknown-status", { file }, { count: strange })],
    asides,
  } as const;
  return sheetByColumn(apart, rows.rows());
}
