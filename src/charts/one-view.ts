/**
 * A page of panels as one view: Vega-Lite and Vega take tens of milliseconds for every view, axis and scale, and a page of
 * small multiples has dozens.
 *
 * Each panel is a view with scales of its own. What it draws is moved to its place on the page, in pixels; its rows keep
 * their time and value, and get the place of each beside them. Axes become lines and texts where Vega would draw them.
 */
import { fixedIn } from "./gather.ts";
import { lineHeight, lineLayer, pixels, textLayer } from "./layers.ts";
import type { Json } from "./theme.ts";
import { ink } from "./theme.ts";

/** A view as drawPanel makes it, or a key: its size, and layers. */
export interface PageView {
  readonly width: number;
  readonly height: number;
  readonly layer: readonly Json[];
}

export interface Placed {
  readonly view: PageView;
  readonly left: number;
  readonly top: number;
}

interface Channel {
  readonly field: string;
  readonly scale: { readonly domain: readonly [number, number]; readonly range: readonly [number, number] };
  readonly axis: { readonly values: readonly number[]; readonly labelExpr: string; readonly offset: number };
}

type Row = Readonly<Record<string, unknown>>;

/** One mark over data: what drawPanel puts into a layer of its own, with what its group says of all. */
interface Drawn {
  readonly values: readonly Row[];
  readonly encoding: Readonly<Record<string, Json>>;
  readonly unit: Json;
}

/** Behind everything to before everything; what has the same rank does not meet. */
const ranks = ["rect", "area", "rule", "line", "point", "text"] as const;

function rank(layer: Json): number {
  return ranks.indexOf((layer.mark as { readonly type: (typeof ranks)[number] }).type);
}

const place = (field: string): Json => ({ field, type: "quantitative", scale: null, axis: null });

/** Vega draws an axis on whole pixels and half of one: a line of one pixel is then sharp. */
const half = 0.5;

function channel(encoding: Readonly<Record<string, Json>>, name: string): Channel | null {
  const found = encoding[name];
  return found && "scale" in found && "axis" in found ? (found as unknown as Channel) : null;
}

function moved(layer: Json, { left, top }: Placed): Json {
  const shift: Readonly<Record<string, number>> = { x: left, x2: left, y: top, y2: top };
  const encoding = layer.encoding as Readonly<Record<string, { readonly value: number }>>;
  return {
    ...layer,
    encoding: Object.fromEntries(
      Object.entries(encoding).map(([name, { value }]) => [name, { value: value + shift[name]! }]),
    ),
  };
}

function unitsOf(layer: Json): readonly Drawn[] {
  const { values } = layer.data as { readonly values: readonly Row[] };
  const shared = layer.encoding as Readonly<Record<string, Json>>;
  const units = (layer.layer as readonly Json[] | undefined) ?? [layer];
  return units.map((unit) => ({
    values,
    encoding: { ...shared, ...(unit.encoding as Readonly<Record<string, Json>>) },
    unit,
  }));
}

/** The labels of an axis by value, out of the expression that labelExpression wrote. */
function labelsOf({ axis }: Channel): ReadonlyMap<number, readonly string[]> {
  const written = JSON.parse(axis.labelExpr.slice(0, -"[datum.value]".length)) as Readonly<
    Record<string, string | readonly string[]>
  >;
  return new Map(
    axis.values.map((value) => {
      const label = written[String(value)]!;
      return [value, typeof label === "string" ? [label] : label];
    }),
  );
}

/** What Vega would draw of a panel's axes: a grid and numbers at the left, a line and times below. */
function axesOf(view: PageView, x: Channel, y: Channel): readonly Json[] {
  const [left, right] = x.scale.range;
  const across = pixels(x.scale.domain, x.scale.range);
  const down = pixels(y.scale.domain, y.scale.range);
  const axisTop = view.height + x.axis.offset;
  const grid = y.axis.values.map((value) => {
    const at = Math.round(down(value)) + half;
    return lineLayer([left + half, at], [right + half, at], { colour: ink.grid, width: 1 });
  });
  const line = lineLayer([left + half, axisTop + half], [right + half, axisTop + half], {
    colour: ink.axis,
    width: 1,
  });
  const numbers = [...labelsOf(y)].map(([value, lines]) =>
    textLayer({ x: left + half - 6, y: down(value) + half + 4, lines, align: "right", colour: ink.muted }),
  );
  const times = [...labelsOf(x)].map(([value, lines]) =>
    textLayer({
      x: across(value) + half,
      y: axisTop + half + lineHeight - 1,
      lines,
      align: "center",
      colour: ink.muted,
    }),
  );
  return [...grid, line, ...numbers, ...times];
}

/** A row with its place on the page beside what it says. */
function placed(row: Row, { encoding, unit }: Drawn, at: Placed, index: number): Row {
  const { left, top } = at;
  const x = channel(encoding, "x")!;
  const y = channel(encoding, "y");
  const across = pixels(x.scale.domain, x.scale.range);
  const down = y && pixels(y.scale.domain, y.scale.range);
  const fixedY = (unit.mark as { readonly y?: number }).y;
  const number = (name: string): number | undefined => row[name] as number | undefined;
  const heights: readonly (readonly [string, number | undefined])[] = down
    ? [
        ["y", number("value")],
        ["yLower", number("lower")],
        ["yUpper", number("upper")],
      ]
    : [];
  return {
    ...row,
    ...("segment" in row ? { segment: `${index} ${row.segment}` } : {}),
    x: left + across(number(x.field)!),
    ...(fixedY === undefined ? {} : { y: top + fixedY }),
    ...Object.fromEntries(
      heights.flatMap(([name, value]) => (value === undefined ? [] : [[name, top + down!(value)]])),
    ),
  };
}

const placeOf: Readonly<Record<string, string>> = { value: "y", lower: "yLower", upper: "yUpper" };

/** Rows of all panels that are drawn by the same marks. */
interface Dataset {
  readonly values: Row[];
  readonly units: Map<string, Json>;
}

/** The same mark with its encoding by place instead of by scale. */
function byPlace({ encoding, unit }: Drawn): Json {
  const { y: _, ...mark } = unit.mark as Readonly<Record<string, unknown>>;
  const { x: __, y, y2, ...rest } = encoding;
  const heights = {
    y: place(y ? placeOf[(y as unknown as Channel).field]! : "y"),
    ...(y2 ? { y2: { field: placeOf[String(y2.field)] } } : {}),
  };
  return {
    ...(unit.transform ? { transform: unit.transform } : {}),
    mark,
    encoding: { x: place("x"), ...heights, ...rest },
  };
}

/**
 * Puts views on one page.
 *
 * @param all     views and the pixels of their upper left corners
 * @param width   pixels of the page
 * @param height  pixels of the page
 */
export function oneView(all: readonly Placed[], width: number, height: number): Json {
  const axes: Json[] = [];
  const fixed: Json[] = [];
  const drawn = new Map<string, Dataset>();
  for (const [index, at] of all.entries()) {
    const own = at.view.layer.filter((layer) => !fixedIn(layer)).map(unitsOf);
    fixed.push(...at.view.layer.filter((layer) => fixedIn(layer)).map((layer) => moved(layer, at)));
    const units = own.flat();
    const x = units.map((each) => channel(each.encoding, "x")).find((each) => each !== null);
    const y = units.map((each) => channel(each.encoding, "y")).find((each) => each !== null);
    if (x && y) axes.push(...axesOf(at.view, x, y).map((layer) => moved(layer, at)));
    for (const group of own) {
      // What picks its rows out of all of them may stand in one panel and be missing in another.
      const key = JSON.stringify(group.filter(({ unit }) => !unit.transform).map(byPlace));
      const dataset = drawn.get(key) ?? { values: [], units: new Map<string, Json>() };
      dataset.values.push(...group[0]!.values.map((row) => placed(row, group[0]!, at, index)));
      for (const each of group.map(byPlace)) dataset.units.set(JSON.stringify(each), each);
      drawn.set(key, dataset);
    }
  }
  const data = [...drawn.values()].map(({ values, units }) => {
    const layer = [...units.values()].sort((a, b) => rank(a) - rank(b));
    return { data: { values }, ...(layer.length === 1 ? layer[0]! : { layer }) };
  });
  const shades = fixed.filter((layer) => rank(layer) === 0);
  return { width, height, layer: [...axes, ...shades, ...data, ...fixed.filter((layer) => rank(layer) > 0)] };
}
