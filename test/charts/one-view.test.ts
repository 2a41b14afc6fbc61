/** Panels on one page: whatever stands on it stands where Vega itself would have drawn it. */
import { describe, expect, it } from "vitest";
import { oneView, type PageView } from "../../src/charts/one-view.ts";
import { drawPanel } from "../../src/charts/panel.ts";
import { styleAreas } from "../../src/charts/styles.ts";
import { type Json, specification } from "../../src/charts/theme.ts";
import type { Released } from "../../src/model/released.ts";
import { drawSvg } from "../../src/report/draw-svg.ts";
import { context, gap, rollingRows, value } from "./fixture.ts";

/** Pixels: Vega writes three decimals, and whole pixels where it rounds ticks. */
const tolerance = 0.51;

type Mark = readonly [kind: string, x: number, y: number, what: string];

/** Every text, symbol and straight line of a drawing by where it stands on the page. */
function marksOf(svg: string): readonly Mark[] {
  const found: Mark[] = [];
  const origins: [number, number][] = [[0, 0]];
  for (const match of svg.matchAll(/<(\/?)(\w+)([^>]*)>/g)) {
    const [tag, closing, name, rest] = match;
    if (closing === "/") {
      if (name === "g") origins.pop();
      continue;
    }
    const [ox, oy] = origins.at(-1)!;
    const move = /transform="translate\(([^,]+),([^)]+)\)/.exec(rest!);
    const [x, y] = [ox + Number(move?.[1] ?? 0), oy + Number(move?.[2] ?? 0)];
    if (name === "g") origins.push([x, y]);
    const stroke = /stroke="([^"]*)"/.exec(rest!)?.[1] ?? "";
    const fill = /fill="([^"]*)"/.exec(rest!)?.[1] ?? "";
    if (name === "line") {
      const end = (key: string): number => Number(new RegExp(`${key}="([^"]*)"`).exec(rest!)?.[1] ?? 0);
      found.push(["line", x, y, stroke], ["line's end", x + end("x2"), y + end("y2"), stroke]);
    }
    if (name === "text") {
      const from = match.index + tag.length;
      const anchor = /text-anchor="(\w+)"/.exec(rest!)?.[1];
      found.push(["text", x, y, `${fill} ${anchor} ${svg.slice(from, svg.indexOf("</text>", from))}`]);
    }
    if (name === "path" && move && fill !== "") found.push(["symbol", x, y, fill]);
    if (name === "path" && !move && /d="M/.test(rest!) && (stroke !== "" || fill !== "")) {
      const points = [.../d="([^"]*)"/.exec(rest!)![1]!.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)];
      for (const [, px, py] of points) found.push(["shape", x + Number(px), y + Number(py), `${stroke} ${fill}`]);
    }
  }
  const order = (a: Mark, b: Mark): number =>
    `${a[0]}${a[3]}` < `${b[0]}${b[3]}` ? -1 : `${a[0]}${a[3]}` > `${b[0]}${b[3]}` ? 1 : a[1] - b[1] || a[2] - b[2];
  return found.sort(order);
}

const areas = ["programme", "salten"];

function panel(rows: readonly Released[], title: string, top: number): PageView {
  const plan = {
    rows,
    areas,
    styles: styleAreas(areas, context()),
    title,
    unit: "Per 1000",
    ticks: { values: [0, top / 3, top], domain: [0, top] as const, decimals: 0 },
    time: [2017.75, 2028] as const,
    width: 220,
    plotHeight: 121,
    labelRoom: 0,
    showInterval: true,
    showStart: true,
    showBaseline: true,
    nameLandmarks: false,
  };
  return drawPanel(plan, context()).view as unknown as PageView;
}

async function drawn(body: Json): Promise<readonly Mark[]> {
  return marksOf(await drawSvg(specification("x", body, "nb"), { id: "x", title: "x", description: "x" }));
}

const long = rollingRows();
const broken = long.map((row, i) =>
  i % 5 === 2 ? gap("small-numerator", { area: row.area, period: row.period }) : row,
);
const few = areas.flatMap((area) => ["2024", "2025"].map((period) => value({ area, period })));

describe("oneView", () => {
  it.each([
    ["bands and lines", long],
    ["lines that break, single bars and lanes of what is hidden", broken],
    ["bars side by side", few],
  ])("draws %s, grid, axes and labels where the scales of Vega put them", async (_, rows) => {
    const views = [panel(rows, "One", 75), panel(rows, "Another", 40)];
    const [first, second] = views as [PageView, PageView];
    const placed = [
      { view: first, left: 0, top: 0 },
      { view: second, left: 248, top: 0 },
    ];
    const ours = await drawn(oneView(placed, 468, Math.max(first.height, second.height)));
    const vegas = await drawn({ concat: views, columns: 2, spacing: 28, bounds: "flush" } as unknown as Json);
    expect(ours.length).toBeGreaterThan(40);
    expect(ours.map(([kind, , , what]) => `${kind} ${what}`)).toEqual(
      vegas.map(([kind, , , what]) => `${kind} ${what}`),
    );
    for (const [i, [, x, y]] of ours.entries()) {
      expect(Math.abs(x - vegas[i]![1])).toBeLessThan(tolerance);
      expect(Math.abs(y - vegas[i]![2])).toBeLessThan(tolerance);
    }
  });

  it("keeps what each row says beside its place, and lines of two panels apart", () => {
    const view = panel(long, "", 75);
    const page = oneView(
      [
        { view, left: 0, top: 0 },
        { view, left: 248, top: 300 },
      ],
      468,
      600,
    );
    const data = (page.layer as readonly Json[]).find((layer) => "layer" in layer)!.data as {
      readonly values: readonly Readonly<Record<string, number | string>>[];
    };
    const half = data.values.length / 2;
    const [one, other] = [data.values[0]!, data.values[half]!];
    expect([other.period, other.value, other.time]).toEqual([one.period, one.value, one.time]);
    expect([Number(other.x) - Number(one.x), Number(other.y) - Number(one.y)]).toEqual([248, 300]);
    expect(other.segment).not.toBe(one.segment);
  });
});
