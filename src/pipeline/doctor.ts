/** Small proofs that the heavy parts work on this machine. */
import { drawPng } from "../report/draw-png.ts";
import { drawSvg } from "../report/draw-svg.ts";

/** Draws a dot as SVG and as PNG. */
export async function drawsPictures(fonts: readonly string[]): Promise<boolean> {
  const spec = {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    data: { values: [{ x: 1, y: 1 }] },
    mark: "point",
    encoding: { x: { field: "x", type: "quantitative" }, y: { field: "y", type: "quantitative" } },
  };
  const svg = await drawSvg(spec, { id: "doctor", title: "felles", description: "felles" });
  return (await drawPng(svg, fonts, 64)).length > 0;
}

/** Whether the optional package for data frames can be loaded. */
export async function opensDataFrame(): Promise<boolean> {
  const { DataFrame } = await import("danfojs-node");
  return new DataFrame([{ code: 1 }]).shape[0] === 1;
}
