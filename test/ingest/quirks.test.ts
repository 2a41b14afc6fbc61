/** Every quirk of real senders' files, one by one, under the definitions that are shipped. The fuzz breaks each of them further. */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ingest } from "../../src/ingest/index.ts";
import type { ProviderLayout } from "../../src/model/layout.ts";
import type { Observation } from "../../src/model/observation.ts";
import { defineFolder } from "../../src/pipeline/define.ts";
import { rulesOf } from "../../src/pipeline/rules.ts";
import { quirks } from "../support/quirk-samples.ts";
import { repository } from "../support/workspace.ts";

const shipped = rulesOf(defineFolder(join(repository, "pipelines")));

/** What a public-health cube's headers are called, as a layout of an evaluator's own would say. */
const cube: ProviderLayout = {
  id: "cube",
  kind: "survey",
  providers: [],
  sheet: null,
  range: null,
  headerRows: 1,
  columns: [
    { column: "kommunenr", headers: ["GEO"], unit: null },
    { column: "aar", headers: ["AAR"], unit: null },
    { column: "indikator", headers: ["SPORSMAL"], unit: null },
    { column: "svar", headers: ["SVAR"], unit: null },
    { column: "antall", headers: ["ANTALL"], unit: null },
  ],
  wide: [],
  constants: {},
  codes: {},
  fill: [],
  skip: [],
  ignore: ["SPVFLAGG"],
};

const oslo = { ...shipped.areas[0]!, code: "0301", name: "Oslo", memberships: [], formerly: [] };

const rules = { ...shipped, areas: [...shipped.areas, oslo], providerLayouts: [cube], latest: "2027-Q4" };

function statement({ area, period, measure, value, missing, bounds, preliminary }: Observation): string {
  const column = measure.slice(measure.indexOf(".") + 1);
  const absent = bounds ? `${missing} ${bounds.lower}–${bounds.upper}` : missing;
  return `${area} ${period} ${column}=${value ?? absent}${preliminary ? "*" : ""}`;
}

describe("a delivery with", () => {
  it.each(quirks)("$quirk", ({ file, bytes, stated, said }) => {
    const outcome = ingest({ file, bytes, kind: null }, rules);
    expect(outcome.issues.map(({ code }) => code)).toEqual(said);
    const { observations, count, rejectedRows } = outcome.ok
      ? outcome.value
      : { observations: [], count: { read: 0, accepted: 0, rejected: 0 }, rejectedRows: [] };
    expect(observations.map(statement)).toEqual(stated);
    expect(count.read).toBe(count.accepted + count.rejected);
    expect(rejectedRows).toHaveLength(count.rejected);
  });
});

describe("the quirks", () => {
  it("have each a name of its own, and are read whole or refused with a reason", () => {
    expect(new Set(quirks.map(({ quirk }) => quirk)).size).toBe(quirks.length);
    for (const { stated, said } of quirks) expect(stated.length + said.length).toBeGreaterThan(0);
  });
});
