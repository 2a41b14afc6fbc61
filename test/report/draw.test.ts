/** Drawing: closed to the network, equal bytes everywhere, accessible, in the project's own font. */
import { afterEach, describe, expect, it } from "vitest";
import type { VegaLiteSpec } from "../../src/model/figure.ts";
import { drawPng } from "../../src/report/draw-png.ts";
import { closedLoader, drawSvg } from "../../src/report/draw-svg.ts";
import { fontFiles, trendSpec } from "./fixtures.ts";

const words = { id: "trend-wide", title: "Lovbrudd & vold", description: "Linje for <Rana> og Salten." };

const bars: VegaLiteSpec = {
  data: { values: [{ a: "x", n: 1 }] },
  mark: { type: "bar", clip: true },
  encoding: { x: { field: "a", type: "nominal" }, y: { field: "n", type: "quantitative" } },
};

describe("drawSvg", () => {
  const zone = process.env.TZ;
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  it("gives the same bytes twice, and when many are drawn at once", async () => {
    const first = await drawSvg(trendSpec(620), words);
    const others = await Promise.all([
      drawSvg(trendSpec(620), words),
      drawSvg(bars, words),
      drawSvg(trendSpec(620), words),
    ]);
    expect(others[0]).toBe(first);
    expect(others[2]).toBe(first);
  });

  it("gives the same bytes in any time zone", async () => {
    const spec: VegaLiteSpec = {
      data: {
        values: [
          { date: "2027-01-01", n: 1 },
          { date: "2027-04-01", n: 2 },
        ],
      },
      mark: "line",
      encoding: {
        x: { field: "date", type: "temporal", scale: { type: "utc" }, timeUnit: "utcyearquarter" },
        y: { field: "n", type: "quantitative" },
      },
    };
    const drawn = new Set<string>();
    for (const each of ["UTC", "Asia/Tokyo", "America/Los_Angeles"]) {
      process.env.TZ = each;
      drawn.add(await drawSvg(spec, words));
    }
    expect(drawn.size).toBe(1);
  });

  it("is one picture with a name and a description, escaped, and says nothing in English of its own", async () => {
    const svg = await drawSvg(trendSpec(620), words);
    expect(svg).toMatch(/^<svg width="\d+" height="\d+" viewBox="0 0 \d+ \d+" /);
    expect(svg).toContain('role="img" aria-labelledby="trend-wide-title" aria-describedby="trend-wide-desc"');
    expect(svg).toContain('<title id="trend-wide-title">Lovbrudd &amp; vold</title>');
    expect(svg).toContain('<desc id="trend-wide-desc">Linje for &lt;Rana&gt; og Salten.</desc>');
    expect(svg.match(/ role=/g)).toHaveLength(1);
    expect(svg.match(/ aria-/g)).toHaveLength(2);
    expect(svg).not.toMatch(/ (?:class|style|href)=|<script|<image|<a /);
  });

  it("names one font family, once", async () => {
    const svg = await drawSvg(trendSpec(620), words);
    expect(svg.match(/font-family="[^"]*"/g)).toEqual([`font-family="'Source Sans 3', sans-serif"`]);
  });

  it("gives clips and gradients ids that no other drawing has", async () => {
    const shaded: VegaLiteSpec = {
      ...bars,
      mark: {
        type: "bar",
        clip: true,
        color: {
          gradient: "linear",
          stops: [
            { offset: 0, color: "#fff" },
            { offset: 1, color: "#000" },
          ],
        },
      },
    };
    const idsOf = (svg: string): readonly string[] =>
      [...svg.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]!).sort();
    const usedIn = (svg: string): readonly string[] =>
      [...svg.matchAll(/url\(#([^)]*)\)/g)].map((match) => match[1]!).sort();
    const first = await drawSvg(shaded, { ...words, id: "a" });
    const second = await drawSvg(shaded, { ...words, id: "b" });
    expect(idsOf(first)).toEqual(["a-1", "a-2", "a-desc", "a-title"]);
    expect(usedIn(first)).toEqual(["a-1", "a-2"]);
    expect(usedIn(second)).toEqual(["b-1", "b-2"]);
  });

  it("leaves text that looks like an attribute alone", async () => {
    const svg = await drawSvg({ ...bars, title: 'x role="y" class="z" id="q"' }, words);
    expect(svg).toContain('>x role="y" class="z" id="q"</text>');
  });

  it("makes room for a long label by its real width", async () => {
    const widthOf = async (label: string): Promise<number> => {
      const svg = await drawSvg(
        { ...bars, width: 100, encoding: { y: { field: "a", type: "nominal" } }, data: { values: [{ a: label }] } },
        words,
      );
      return Number(/width="(\d+)"/.exec(svg)![1]);
    };
    expect(await widthOf("iiiiiiiiii")).toBeLessThan(await widthOf("mmmmmmmmmm"));
  });

  it.each([
    ["data by address", { ...bars, data: { url: "https://example.org/a.csv" } }, "data.url names an address"],
    ["a relative address", { ...bars, data: { url: "a.csv" } }, "data.url names an address"],
    ["a link", { ...bars, encoding: { href: { field: "a" } } }, "encoding.href names an address"],
    [
      "a picture",
      { ...bars, layer: [{ mark: { type: "image", url: "x.png" } }] },
      "layer[0].mark.url names an address",
    ],
    ["an address elsewhere", { ...bars, config: { background: "//example.org/x" } }, "config.background is an address"],
    [
      "the machine's time zone",
      { ...bars, encoding: { x: { field: "a", type: "temporal", timeUnit: "year" } } },
      "encoding.x is temporal without a utc scale; encoding.x.timeUnit is not a utc unit",
    ],
  ] as const)("refuses %s", async (_, spec, message) => {
    await expect(drawSvg(spec as VegaLiteSpec, words)).rejects.toThrow(
      new RangeError(`a figure may not be drawn: ${message}`),
    );
  });

  it("would load nothing even from an address that nobody recognised", async () => {
    for (const way of ["load", "sanitize", "http", "file"] as const)
      await expect(closedLoader[way]("gopher:x")).rejects.toThrow(new RangeError("a figure may not load gopher:x"));
  });

  it("draws an address that is only text in a row of data", async () => {
    const spec = { ...bars, data: { values: [{ a: "https://example.org", n: 1, url: "x" }] } };
    expect(await drawSvg(spec, words)).toContain("https://example.org</text>");
  });

  it("refuses to warn and then draw", async () => {
    const spec = {
      ...bars,
      mark: { type: "bar", nonsense: 1 },
      encoding: { ...(bars.encoding as object), shape: { field: "a" } },
    };
    await expect(drawSvg(spec, words)).rejects.toThrow(
      /^figure trend-wide: shape dropped as it is incompatible with "bar"\.?$/,
    );
  });

  it("draws a layer in which everything is hidden", async () => {
    expect(await drawSvg({ ...bars, data: { values: [] } }, words)).toContain("</svg>");
  });

  it("refuses an id that could break out of an attribute", async () => {
    await expect(drawSvg(bars, { ...words, id: 'x" onload="y' })).rejects.toThrow(
      new RangeError('not an id for a drawing: x" onload="y'),
    );
  });
});

describe("drawPng", () => {
  it("is a PNG of the asked width, the same twice", async () => {
    const svg = await drawSvg(trendSpec(620), words);
    const png = Buffer.from(await drawPng(svg, fontFiles, 900));
    expect(png.subarray(0, 8).toString("latin1")).toBe("\u0089PNG\r\n\u001a\n");
    expect(png.readUInt32BE(16)).toBe(900);
    expect(Buffer.from(await drawPng(svg, fontFiles, 900)).equals(png)).toBe(true);
  });

  it("sets text in the fonts given, and in no other", async () => {
    const svg = await drawSvg(trendSpec(620), words);
    const bare = await drawPng(svg.replace(/<text.*?<\/text>/g, ""), [], 300);
    expect(Buffer.from(await drawPng(svg, [], 300)).equals(Buffer.from(bare))).toBe(true);
    expect(Buffer.from(await drawPng(svg, fontFiles, 300)).equals(Buffer.from(bare))).toBe(false);
  });

  it.each([0, -1, 1.5, Number.NaN])("refuses a width of %d", async (width) => {
    await expect(drawPng("<svg/>", [], width)).rejects.toThrow(new RangeError(`not a width in pixels: ${width}`));
  });
});
