/** What KLASS tells of municipalities that the programme's list does not. */
import { describe, expect, it } from "vitest";
import type { Area } from "../../../src/model/area.ts";
import type { IssueError } from "../../../src/model/issue.ts";
import { type CodeChange, compareWithAreas, fetchChanges } from "../../../src/pipeline/fetch/klass.ts";

const area = (code: string, until: string | null, formerly: readonly string[] = []): Area => ({
  code,
  name: code,
  valid: { from: "1900-01-01", until },
  formerly,
  memberships: [],
});
const change = (oldCode: string, newCode: string, changeOccurred = "2020-01-01"): CodeChange => ({
  oldCode,
  newCode,
  changeOccurred,
});
const file = "pipelines/programme.yaml";

describe("changes of municipalities", () => {
  it("are as the programme's list has them", () => {
    const areas = [area("1875", null, ["1849", "1850"]), area("1849", "2020-01-01"), area("1850", "2020-01-01")];
    expect(compareWithAreas([change("1849", "1875"), change("1850", "1875")], areas, file)).toEqual([]);
  });

  it("are named where a code became one of the programme's and the list does not say so", () => {
    expect(compareWithAreas([change("1849", "1875")], [area("1875", null)], file)).toMatchObject([
      { code: "fetch.former-unknown", place: { file }, params: { old: "1849", new: "1875", date: "2020-01-01" } },
    ]);
  });

  it("are named where one of the programme's codes ended and the list does not say when", () => {
    const found = [change("1850", "1806"), change("1850", "9999")];
    const areas = [area("1806", null, ["1850"]), area("1850", null)];
    expect(compareWithAreas(found, areas, file).map((it) => [it.code, it.params.new])).toEqual([
      ["fetch.end-unknown", "1806"],
      ["fetch.end-unknown", "9999"],
    ]);
  });

  it("are none of the programme's business elsewhere, when only a name changed, or when a code gave away a part of itself", () => {
    const areas = [area("1833", null)];
    const found = [change("0101", "3001"), change("1833", "1833"), change("1833", "1832")];
    expect(compareWithAreas(found, areas, file)).toEqual([]);
  });

  it("come from the source in the order of days", async () => {
    const body = {
      codeChanges: [change("2", "3", "2024-01-01"), change("1", "3")].map((it) => ({
        ...it,
        oldCode: `000${it.oldCode}`,
        newCode: "1875",
        oldName: "æ",
      })),
    };
    const asked: string[] = [];
    const answer = await fetchChanges("https://x.no", "2016-01-01", "2027-01-01", ({ url }) => {
      asked.push(url);
      return Promise.resolve({ status: 200, headers: {}, bytes: new TextEncoder().encode(JSON.stringify(body)) });
    });
    expect(asked).toEqual(["https://x.no/klass/v1/classifications/131/changes.json?from=2016-01-01&to=2027-01-01"]);
    expect(answer.changes.map((it) => it.oldCode)).toEqual(["0001", "0002"]);
    expect(answer.address).toBe("https://x.no/klass/v1/classifications/131/changes.json");
  });

  it("are refused in another form than described", async () => {
    for (const body of ["[]", '{"codeChanges":[{"oldCode":"18","newCode":"1875","changeOccurred":"2020-01-01"}]}']) {
      const asking = fetchChanges("https://x.no", "a", "b", () =>
        Promise.resolve({ status: 200, headers: {}, bytes: new TextEncoder().encode(body) }),
      );
      const error = (await asking.catch((it: unknown) => it)) as IssueError;
      expect(error.issues.map((it) => it.code)).toEqual(["fetch.unexpected"]);
    }
  });
});
