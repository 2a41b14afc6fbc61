/** `felles fetch` against a local server that answers as the sources describe, late, wrong and cut. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { felles, inFolder, type Ran } from "../support/felles.ts";
import { type Answering, json, type LocalSource, withSource } from "../support/source.ts";

const about = {
  version: "2.0",
  class: "dataset",
  label: "07459: Befolkning, etter region, alder, statistikkvariabel og år",
  updated: "2026-02-19T07:00:00Z",
  id: ["Region", "Alder", "ContentsCode", "Tid"],
  size: [4, 3, 1, 2],
  dimension: {
    Region: { category: { index: { "0": 0, "K-1833": 2, "K-1804": 1, "K-0301": 3 } } },
    Alder: { category: { index: ["013", "014", "015"] } },
    ContentsCode: { category: { index: { Personer1: 0 } } },
    Tid: { category: { index: { "2025": 0, "2026": 1 } } },
  },
};

const older = {
  title: "07459: Befolkning",
  variables: [
    { code: "Region", text: "region", values: ["0", "1804", "1833"], valueTexts: ["Hele landet", "Bodø", "Rana"] },
    { code: "Tid", text: "år", values: ["2026"], valueTexts: ["2026"], time: true },
  ],
};

const dataset = { version: "2.0", class: "dataset", id: ["Region"], size: [1], value: [608] };

const newer =
  (maxDataCells: number): Answering =>
  ({ url }, response) => {
    if (url.includes("/config")) json(response, { maxDataCells });
    else json(response, url.includes("/metadata") ? about : dataset);
  };

interface Tried extends Ran {
  readonly inbox: readonly string[];
  readonly notes: string;
  readonly asked: LocalSource["asked"];
}

function fetching(
  answering: Answering,
  argv: readonly string[],
  prepare: (inbox: string) => void = () => undefined,
): Promise<Tried> {
  return inFolder((cwd) =>
    withSource(answering, async ({ base, asked }) => {
      const inbox = join(cwd, "inbox");
      mkdirSync(inbox);
      prepare(inbox);
      const ran = await felles(["fetch", ...argv, "--base", base, "--lang", "en"], {
        cwd,
        now: "2026-11-23T09:00:00Z",
      });
      const notes = join(inbox, "deliveries.yaml");
      return {
        ...ran,
        inbox: readdirSync(inbox).sort(),
        notes: existsSync(notes) ? readFileSync(notes, "utf8").replaceAll(base, "BASE") : "",
        asked,
      };
    }),
  );
}

describe("felles fetch ssb", () => {
  it("puts the table into the inbox with a note of title, date, licence and address", async () => {
    const { exit, stdout, inbox, notes, asked } = await fetching(newer(800_000), [
      "ssb",
      "07459",
      "--kind",
      "population",
    ]);
    expect(exit).toBe(0);
    expect(stdout).toBe(
      "inbox/ssb-07459-2026-11-23.json: 07459: Befolkning, etter region, alder, statistikkvariabel og år\n",
    );
    expect(inbox).toEqual(["deliveries.yaml", "ssb-07459-2026-11-23.json"]);
    expect(notes).toBe(
      [
        "- file: ssb-07459-2026-11-23.json",
        "  provider: Statistisk sentralbyrå",
        "  kind: population",
        "  received: 2026-11-23",
        '  note: "07459: Befolkning, etter region, alder, statistikkvariabel og år. Updated 2026-02-19T07:00:00Z. CC BY 4.0. BASE/pxwebapi/v2/tables/07459/data"',
        "",
      ].join("\n"),
    );
    expect(asked.at(-1)).toMatchObject({
      method: "POST",
      url: "/pxwebapi/v2/tables/07459/data?lang=no&outputFormat=json-stat2",
      body: {
        selection: [
          { variableCode: "Region", valueCodes: ["K-1804", "K-1833"] },
          { variableCode: "Alder", valueCodes: ["013", "014", "015"] },
          { variableCode: "ContentsCode", valueCodes: ["Personer1"] },
          { variableCode: "Tid", valueCodes: ["2025", "2026"] },
        ],
      },
    });
  });

  it("asks for what is selected, in as many pieces as the source's limit needs", async () => {
    const { exit, inbox, asked } = await fetching(newer(2), ["ssb", "07459", "--select", "Region=1833;Alder=014,015"]);
    expect(exit).toBe(0);
    expect(inbox).toEqual(["deliveries.yaml", "ssb-07459-2-2026-11-23.json", "ssb-07459-2026-11-23.json"]);
    const ages = asked
      .slice(2)
      .map(
        ({ body }) =>
          (body as { readonly selection: readonly { readonly valueCodes: unknown }[] }).selection[1]!.valueCodes,
      );
    expect(ages).toEqual([["014"], ["015"]]);
  });

  it("says nothing new where the source has the same numbers, and keeps both where they differ", async () => {
    const same = (inbox: string): void => {
      writeFileSync(join(inbox, "ssb-07459-2026-10-01.json"), JSON.stringify(dataset));
      writeFileSync(
        join(inbox, "deliveries.yaml"),
        "- {file: ssb-07459-2026-10-01.json, provider: SSB, received: 2026-10-01}",
      );
    };
    const again = await fetching(newer(800_000), ["ssb", "07459"], same);
    expect(again.stderr).toContain("fetch.unchanged");
    expect(again.inbox).toEqual(["deliveries.yaml", "ssb-07459-2026-10-01.json"]);
    const differing = await fetching(newer(800_000), ["ssb", "07459"], (inbox) => {
      same(inbox);
      writeFileSync(join(inbox, "ssb-07459-2026-10-01.json"), "{}");
    });
    expect(differing.inbox).toHaveLength(3);
    expect(differing.notes).toContain("received: 2026-10-01}\n- file: ssb-07459-2026-11-23.json\n");
  });

  it("overwrites nothing, and adds to no notes that cannot be read", async () => {
    const taken = await fetching(newer(800_000), ["ssb", "07459"], (inbox) =>
      writeFileSync(join(inbox, "ssb-07459-2026-11-23.json"), "mine"),
    );
    expect([taken.exit, taken.inbox]).toEqual([1, ["ssb-07459-2026-11-23.json"]]);
    expect(taken.stderr).toContain("fetch.file-exists");
    const unclear = await fetching(newer(800_000), ["ssb", "07459"], (inbox) =>
      writeFileSync(join(inbox, "deliveries.yaml"), "a: b"),
    );
    expect([unclear.exit, unclear.inbox]).toEqual([2, ["deliveries.yaml"]]);
  });

  it("goes back to version 1 where version 2 does not answer, and says so", async () => {
    const { exit, stderr, asked, notes } = await fetching(
      ({ method, url }, response) => {
        if (url.startsWith("/pxwebapi")) json(response, {}, 404);
        else json(response, method === "GET" ? older : { ...dataset, updated: "2026-02-19" });
      },
      ["ssb", "07459"],
    );
    expect(exit).toBe(0);
    expect(stderr).toContain("fetch.older-interface");
    expect(notes).toContain("Updated 2026-02-19. CC BY 4.0. BASE/v0/no/table/07459/");
    expect(asked.at(-1)!.body).toEqual({
      query: [
        { code: "Region", selection: { filter: "item", values: ["1804", "1833"] } },
        { code: "Tid", selection: { filter: "item", values: ["2026"] } },
      ],
      response: { format: "json-stat2" },
    });
  });

  it("is patient with a source that is busy", async () => {
    const { exit, asked } = await fetching(
      (one, response, round) => {
        if (round < 3) json(response, {}, round === 1 ? 429 : 503, { "retry-after": "1" });
        else newer(800_000)(one, response, round);
      },
      ["ssb", "07459"],
    );
    expect(exit).toBe(0);
    expect(asked).toHaveLength(5);
  });

  it("keeps nothing of an answer that is cut, wrong or refused", async () => {
    const cut: Answering = (one, response, round) => {
      if (!one.url.includes("/data")) newer(800_000)(one, response, round);
      else {
        response.writeHead(200, { "content-length": "900" });
        response.write('{"class":"dataset"', () => response.destroy());
      }
    };
    const data =
      (send: (response: Parameters<Answering>[1]) => void): Answering =>
      (one, response, round) =>
        one.url.includes("/data") ? send(response) : newer(800_000)(one, response, round);
    const wrong = data((response) => json(response, { class: "collection" }));
    const page = data((response) => response.end("<html>"));
    const gone = data((response) => json(response, {}, 400));
    const odd: Answering = (_, response) => json(response, { id: [] });
    for (const [answering, code] of [
      [cut, "fetch.cut"],
      [wrong, "fetch.unexpected"],
      [page, "fetch.not-json"],
      [gone, "fetch.status"],
      [odd, "fetch.unexpected"],
    ] as const) {
      const { exit, stderr, inbox } = await fetching(answering, ["ssb", "07459"]);
      expect([exit, inbox]).toEqual([1, []]);
      expect(stderr).toContain(code);
    }
    const older = await fetching(
      ({ url }, response) => json(response, {}, url.startsWith("/px") ? 404 : 200),
      ["ssb", "07459"],
    );
    expect(older.stderr).toContain("fetch.unexpected");
  });

  it("names what the table has not before anything is fetched", async () => {
    const { exit, stderr, asked } = await fetching(newer(800_000), ["ssb", "07459", "--select", "Aldr=014;Tid=2031"]);
    expect(exit).toBe(2);
    expect(stderr).toContain("The table has no variable Aldr; it has Region, Alder, ContentsCode, Tid.");
    expect(stderr).toContain("The variable Tid has no value 2031.");
    expect(asked).toHaveLength(2);
  });
});

describe("a fetched table of population", () => {
  const index = (codes: readonly string[]): object => Object.fromEntries(codes.map((code, i) => [code, i]));
  const dimension = (codes: readonly string[]): object => ({ category: { index: index(codes) } });
  const table = {
    version: "2.0",
    class: "dataset",
    label: "07459: Befolkning",
    id: ["Region", "Kjonn", "Alder", "ContentsCode", "Tid"],
    size: [2, 2, 2, 1, 2],
    role: { time: ["Tid"], geo: ["Region"], metric: ["ContentsCode"] },
    dimension: {
      Region: dimension(["K-1833", "K-1835"]),
      Kjonn: dimension(["2", "1"]),
      Alder: dimension(["014", "015"]),
      ContentsCode: dimension(["Personer1"]),
      Tid: dimension(["2025", "2026"]),
    },
    value: [150, 149, 151, 152, 160, 158, 161, 157, 4, 3, 1, 0, 2, 5, 3, null],
    status: { "15": ":" },
  };

  it("is read as a delivery by the layout that ships", () =>
    inFolder((cwd) =>
      withSource(
        ({ url }, response) => json(response, url.includes("/config") ? { maxDataCells: 800_000 } : table),
        async ({ base }) => {
          const world = { cwd, now: "2026-11-23T09:00:00Z" };
          mkdirSync(join(cwd, "inbox"));
          expect((await felles(["fetch", "ssb", "07459", "--kind", "population", "--base", base], world)).exit).toBe(0);
          const { exit, stdout } = await felles(["validate", "inbox/ssb-07459-2026-11-23.json", "--lang", "en"], world);
          expect(exit).toBe(0);
          expect(stdout).toBe("ssb-07459-2026-11-23.json: population, 16 rows, all accepted\n");
        },
      ),
    ));
});

describe("felles fetch fhi", () => {
  it("asks the table for its question, narrows it, and keeps the answer", async () => {
    const { exit, inbox, notes, asked } = await fetching(
      ({ url }, response) => {
        if (url.endsWith("/query"))
          json(response, {
            dimensions: [
              { code: "GEO", filter: "item", values: ["1833", "0301"] },
              { code: "AAR", filter: "item", values: ["2024_2024"] },
            ],
          });
        else json(response, url.endsWith("/data") ? dataset : { title: "Ungdata", modifiedAt: "2025-09-01" });
      },
      ["fhi", "nokkel/185"],
    );
    expect(exit).toBe(0);
    expect(inbox).toEqual(["deliveries.yaml", "fhi-nokkel-185-2026-11-23.json"]);
    expect(notes).toContain("provider: Folkehelseinstituttet");
    expect(notes).toContain("Ungdata. Updated 2025-09-01. Terms: see the source. BASE/api/open/v1/nokkel/table/185");
    expect(asked.at(-1)!.body).toEqual({
      dimensions: [
        { code: "GEO", filter: "item", values: ["1833"] },
        { code: "AAR", filter: "item", values: ["2024_2024"] },
      ],
      response: { format: "json-stat2", maxRowCount: 50_000 },
    });
  });

  it("refuses an answer of another form", async () => {
    const { exit, stderr } = await fetching((_, response) => json(response, {}), ["fhi", "nokkel/185"]);
    expect([exit, stderr.includes("fetch.unexpected")]).toEqual([1, true]);
    const selected = await fetching(
      ({ url }, response) =>
        json(response, url.endsWith("/query") ? { dimensions: [{ code: "GEO", values: ["1833"] }] } : {}),
      ["fhi", "nokkel/185", "--select", "Kjonn=1"],
    );
    expect([selected.exit, selected.stderr.includes("fetch.unknown-dimension")]).toEqual([2, true]);
    const odd = await fetching(
      ({ url }, response) =>
        json(response, url.endsWith("/query") ? { dimensions: [{ code: "GEO", values: ["1833"] }] } : { title: "x" }),
      ["fhi", "nokkel/185"],
    );
    expect([odd.exit, odd.notes]).toEqual([1, ""]);
  });
});

describe("felles fetch klass", () => {
  const changes =
    (codeChanges: readonly object[]): Answering =>
    (_, response) =>
      json(response, { codeChanges });
  it("holds the changes against the programme's list", async () => {
    const { exit, stdout, stderr, asked } = await fetching(
      changes([{ oldCode: "1999", newCode: "1833", changeOccurred: "2024-01-01" }]),
      ["klass", "--from", "2020-01-01"],
    );
    expect(exit).toBe(0);
    expect(asked.map(({ url }) => url)).toEqual([
      "/klass/v1/classifications/131/changes.json?from=2020-01-01&to=2026-11-23",
    ]);
    expect(stdout).toContain(
      "1 changes of municipalities from 2020-01-01 to 2026-11-23; the programme's list lacks 1.",
    );
    expect(stderr.replace(/\s+/g, " ")).toContain(
      "By KLASS, 1999 became part of 1833 on 2024-01-01, but the programme's list does not name 1999 under formerly.",
    );
  });

  it("writes them where it is told, as they came", () =>
    inFolder((cwd) =>
      withSource(changes([]), async ({ base }) => {
        const { exit } = await felles(
          ["fetch", "klass", "--out", "klass.json", "--to", "2027-01-01", "--base", `${base}/`],
          { cwd },
        );
        expect(exit).toBe(0);
        expect(readFileSync(join(cwd, "klass.json"), "utf8")).toBe('{"codeChanges":[]}');
      }),
    ));
});

describe("felles fetch without an answer to be had", () => {
  const refusing = (argv: readonly string[]): Promise<Ran> =>
    inFolder((cwd) => felles(["fetch", ...argv, "--lang", "en"], { cwd }));

  it("refuses clearly", async () => {
    for (const [argv, code] of [
      [["sbb", "07459"], "sbb is no source; known sources are ssb, fhi, klass."],
      [["ssb", "07459", "--offline"], "The network is switched off by --offline, so ssb was not asked."],
      [["klass", "--offline"], "so klass was not asked"],
      [["ssb"], "ssb needs the name of a table"],
      [["ssb", "../07459"], "ssb needs the name of a table"],
      [["fhi", "07459"], "fhi needs the name of a table"],
      [["ssb", "07459", "--select", "Alder"], "The selection cannot be read"],
    ] as const) {
      const { exit, stderr, stdout } = await refusing(argv);
      expect([exit, stdout]).toEqual([2, ""]);
      expect(stderr).toContain(code);
    }
  });

  it("says so where there is no network, after trying", async () => {
    const { exit, stderr } = await refusing(["ssb", "07459", "--base", "http://127.0.0.1:9"]);
    expect(exit).toBe(1);
    expect(stderr).toContain("The source does not answer: there is no network from here, or the address is blocked.");
  });
});
