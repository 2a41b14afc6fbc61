/** Sections become a report, in the order of the definition, with the reading guide at the end. */
import { describe, expect, it } from "vitest";
import type { SectionDefinition } from "../../src/model/pipeline.ts";
import type { Released } from "../../src/model/released.ts";
import { composeReport } from "../../src/report/compose.ts";
import { catalogues } from "../../src/text/index.ts";
import { context, labels, rows } from "./fixtures.ts";

const head = { pipeline: "quarterly", title: "T", subtitle: "S", colophon: ["c"], synthetic: true };

function section(id: string, ...blocks: readonly string[]): SectionDefinition {
  return { id, title: labels(id), blocks: blocks.map((block) => ({ block, options: {} })) };
}

describe("composeReport", () => {
  it("keeps the order of sections and blocks, in the language asked for", () => {
    const report = composeReport([section("b", "notes", "missing"), section("a")], context("nn"), head);
    expect(report).toMatchObject({ ...head, lang: "nn", period: "2027-Q3" });
    expect(report.sections.map((each) => [each.id, each.title, each.blocks.map((block) => block.kind)])).toEqual([
      ["b", "b (nn)", ["list", "list", "terms"]],
      ["a", "a (nn)", []],
      ["reading-guide", "Slik les du tala", ["list"]],
    ]);
  });

  it("ends with how to read the numbers, hidden ones first", () => {
    const report = composeReport([], context("nb"), head);
    expect(report.sections).toEqual([
      {
        id: "reading-guide",
        title: "Slik leses tallene",
        blocks: [{ kind: "list", items: catalogues.nb.report.guide.items }],
      },
    ]);
    expect(catalogues.nb.report.guide.items[0]).toMatch(/^Tall som er skjult, er skjult av hensyn til personvernet/);
  });

  it("refuses a block that is not in the registry", () => {
    expect(() => composeReport([section("a", "league-table")], context("nb"), head)).toThrow(
      new RangeError("section a: no block league-table"),
    );
  });

  it.each([
    ["a", [section("a"), section("a")]],
    ["reading-guide", [section("reading-guide")]],
  ])("refuses a second section called %s", (id, sections) => {
    expect(() => composeReport(sections, context("nb"), head)).toThrow(new RangeError(`two sections are called ${id}`));
  });

  it("refuses a row that did not come through disclosure control", () => {
    const forged = { ...rows[0] } as Released;
    expect(() => composeReport([], context("nb", { rows: [forged] }), head)).toThrow(
      new RangeError("a value that was not released reached an output"),
    );
  });
});
