/** Marks at fixed places, gathered: Vega compiles every layer by itself, so that a hundred texts in one layer cost what one costs. */
import type { Json } from "./theme.ts";

export interface Fixed {
  readonly mark: Json;
  readonly encoding: Readonly<Record<string, { readonly value: number }>>;
}

const isJson = (it: unknown): it is Json => typeof it === "object" && it !== null && !Array.isArray(it);

/** The mark of a layer that draws one mark at a place in pixels: its data are one row that says nothing. */
export function fixedIn(layer: Json): Fixed | null {
  const values = isJson(layer.data) ? layer.data.values : null;
  const alone =
    Array.isArray(values) && values.length === 1 && isJson(values[0]) && Object.keys(values[0]).length === 0;
  return alone ? (layer as unknown as Fixed) : null;
}

/** Marks of one type, with the same things said of them, as one layer: what differs stands in its data. */
function oneLayer(all: readonly Fixed[]): Json {
  const [first] = all;
  const differing = Object.keys(first!.mark).filter((key) =>
    all.some((each) => JSON.stringify(each.mark[key]) !== JSON.stringify(first!.mark[key])),
  );
  const values = all.map(({ mark, encoding }) => ({
    ...Object.fromEntries(Object.entries(encoding).map(([channel, { value }]) => [channel, value])),
    ...Object.fromEntries(differing.map((key) => [key, mark[key]])),
  }));
  const told = (keys: readonly string[]): Json =>
    Object.fromEntries(keys.map((key) => [key, { expr: `datum.${key}` }]));
  return {
    data: { values },
    mark: { ...first!.mark, ...told(differing) },
    encoding: Object.fromEntries(
      Object.keys(first!.encoding).map((channel) => [channel, { value: { expr: `datum.${channel}` } }]),
    ),
  };
}

/** Texts and symbols stand apart from each other and over everything else; shades and lines keep their place among the data. */
const above = new Set(["text", "point"]);

function shapeOf({ mark, encoding }: Fixed): string {
  return [mark.type, ...Object.keys(mark).sort(), ...Object.keys(encoding).sort()].join();
}

function merged(all: readonly Fixed[]): readonly Json[] {
  const groups = new Map<string, Fixed[]>();
  for (const each of all) {
    const shape = shapeOf(each);
    groups.set(shape, [...(groups.get(shape) ?? []), each]);
  }
  return [...groups.values()].map((group) => (group.length === 1 ? (group[0] as unknown as Json) : oneLayer(group)));
}

/** A list of layers with fixed marks gathered: shades and lines where they first stood, symbols and texts last. */
export function gatherLayers(layers: readonly Json[]): readonly Json[] {
  const drawn: Json[] = [];
  const last: Fixed[] = [];
  let run: Fixed[] = [];
  const close = (): void => {
    drawn.push(...merged(run));
    run = [];
  };
  for (const layer of layers) {
    const fixed = fixedIn(layer);
    if (!fixed) {
      close();
      drawn.push(layer);
    } else if (above.has(String(fixed.mark.type))) last.push(fixed);
    else run.push(fixed);
  }
  close();
  const symbols = last.filter((each) => each.mark.type === "point");
  const texts = last.filter((each) => each.mark.type === "text");
  return [...drawn, ...merged(symbols), ...merged(texts)];
}

/** A view, or a page of views, with the layers of each gathered. */
export function gatherViews(view: Json): Json {
  return Object.fromEntries(
    Object.entries(view).map(([key, value]) => {
      if (key === "layer") return [key, gatherLayers(value as readonly Json[])];
      if (key === "concat" || key === "vconcat") return [key, (value as readonly Json[]).map(gatherViews)];
      return [key, value];
    }),
  );
}
