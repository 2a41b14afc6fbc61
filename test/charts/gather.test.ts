/** Marks at fixed places are drawn in few layers, and look as if each had its own. */
import { describe, expect, it } from "vitest";
import { gatherLayers, gatherViews } from "../../src/charts/gather.ts";
import { lineLayer, shadeLayer, symbolLayer, textLayer } from "../../src/charts/layers.ts";
import type { Json } from "../../src/charts/theme.ts";
import { specification } from "../../src/charts/theme.ts";
import { drawSvg } from "../../src/report/draw-svg.ts";

const data: Json = {
  data: { values: [{ v: 1 }] },
  mark: { type: "point" },
  encoding: { x: { field: "v", type: "quantitative", axis: null } },
};
const style = { colour: "#0f2080", shape: "square" };
const rule = { colour: "#000000", width: 1 };

const types = (layers: readonly Json[]): readonly unknown[] =>
  layers.map((layer) => (layer.mark as { readonly type: string }).type);

describe("gathering marks at fixed places", () => {
  it("leaves a list without any as it is", () => {
    expect(gatherLayers([])).toEqual([]);
    expect(gatherLayers([data, data])).toEqual([data, data]);
  });

  it("leaves a mark that is alone of its kind as it is", () => {
    const alone = textLayer({ x: 1, y: 2, lines: ["one"] });
    expect(gatherLayers([alone, data])).toEqual([data, alone]);
  });

  it("puts texts into one layer, and what differs between them into its data", () => {
    const [layer, ...rest] = gatherLayers([
      textLayer({ x: 1, y: 2, lines: ["one"] }),
      textLayer({ x: 3, y: 4, lines: ["two", "lines"], weight: 600 }),
    ]);
    expect(rest).toEqual([]);
    expect(layer!.data).toEqual({
      values: [
        { x: 1, y: 2, text: "one", fontWeight: 400 },
        { x: 3, y: 4, text: ["two", "lines"], fontWeight: 600 },
      ],
    });
    expect(layer!.mark).toMatchObject({
      type: "text",
      text: { expr: "datum.text" },
      fontWeight: { expr: "datum.fontWeight" },
      align: "left",
    });
    expect(layer!.encoding).toEqual({ x: { value: { expr: "datum.x" } }, y: { value: { expr: "datum.y" } } });
  });

  it("keeps shades and lines where they stand among the data, and draws symbols and texts over all", () => {
    const layers = [
      textLayer({ x: 0, y: 0, lines: ["heading"] }),
      shadeLayer(0, 0, 9, 9, "#eeeeee"),
      symbolLayer(1, 1, style),
      data,
      lineLayer([0, 0], [9, 9], rule),
      lineLayer([0, 9], [9, 0], rule),
    ];
    expect(types(gatherLayers(layers))).toEqual(["rect", "point", "rule", "point", "text"]);
  });

  it("does not mix marks of which different things are said: a dashed line and a plain one", () => {
    const layers = [lineLayer([0, 0], [9, 9], rule), lineLayer([0, 9], [9, 0], { ...rule, dash: [4, 3] })];
    expect(gatherLayers(layers)).toEqual(layers);
  });

  it("reaches the views of a page", () => {
    const layer = [textLayer({ x: 1, y: 2, lines: ["a"] }), textLayer({ x: 3, y: 4, lines: ["b"] })];
    const view = { width: 10, height: 10, layer };
    const page = gatherViews({ vconcat: [view, { concat: [view, view], columns: 2 }] });
    const gathered = { width: 10, height: 10, layer: gatherLayers(layer) };
    expect(page).toEqual({ vconcat: [gathered, { concat: [gathered, gathered], columns: 2 }] });
  });

  it("draws the same marks: every text and every symbol at its place", async () => {
    const layer = [
      textLayer({ x: 10, y: 20, lines: ["æ < ø"], colour: "#111111" }),
      textLayer({ x: 30, y: 40, lines: ["one", "two"], colour: "#222222", align: "right", angle: 0 }),
      textLayer({ x: 50, y: 60, lines: ["datum.x"], colour: "#333333" }),
      symbolLayer(5, 6, { colour: "#0f2080", shape: "square" }),
      symbolLayer(7, 8, { colour: "#c78800", shape: "circle" }),
      shadeLayer(0, 0, 9, 9, "#eeeeee"),
    ];
    const words = { id: "one", title: "t", description: "d" };
    const svg = await drawSvg(specification("d", { width: 100, height: 100, layer }, "nb"), words);
    const places = [...svg.matchAll(/translate\(([\d.]+),\s*([\d.]+)\)/g)].map((match) => `${match[1]},${match[2]}`);
    for (const place of ["10,20", "30,40", "50,60", "5,6", "7,8"]) expect(places).toContain(place);
    for (const said of ["æ &lt; ø", ">one<", ">two<", ">datum.x<", "#0f2080", "#c78800", "#111111", "#222222"])
      expect(svg).toContain(said);
  });
});
