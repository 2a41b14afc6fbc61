/** A file of which more is wrong than anybody would correct by hand is refused as a whole. */
import { describe, expect, it } from "vitest";
import { mostRejected } from "../../src/ingest/limits.ts";
import { column, layout, readText, sentences } from "./fixtures.ts";

describe("a file of which too much is wrong", () => {
  const header = "kommunenr;aar;alder;kjonn;personer";
  const refusal = [
    "politi.csv More than 500,000 rows are wrong: then something is wrong with the file as a whole, and nothing of it is taken in. See what is wrong with felles validate on a part of the file, correct it in every row, and deliver again.",
  ];

  it.each([
    ["rows that are wrong by themselves", "1833;2027\n"],
    ["rows that say the same again", "1833;2027;14;gutt;5\n"],
  ])("is refused: %s", (_, row) => {
    expect(sentences(readText(`${header}\n${row.repeat(mostRejected + 2)}`).issues, "en")).toEqual(refusal);
  });

  it("is refused: totals that their parts cannot make", () => {
    const kind = layout(
      "many",
      [
        column("id", "code"),
        column("kjonn", "code", { codes: ["gutt", "alle"], total: "alle" }),
        column("verdi", "count"),
      ],
      [{ measure: "verdi", column: "kjonn", relation: "equal" }],
    );
    const families = Array.from({ length: mostRejected / 2 + 3 }, (_, i) => `${i}`.padStart(6, "0"));
    const lines = families.map(
      (id) => `x${id.slice(0, 3)}-${id.slice(3)};gutt;1\nx${id.slice(0, 3)}-${id.slice(3)};alle;9\n`,
    );
    const read = readText(`id;kjonn;verdi\n${lines.join("")}`, null, { layouts: [kind] });
    expect(sentences(read.issues, "en")).toEqual(refusal);
  });
});
