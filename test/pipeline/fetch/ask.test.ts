/** Sources are asked few questions a minute, patiently, and never without end. */
import { describe, expect, it } from "vitest";
import { IssueError } from "../../../src/model/issue.ts";
import type { Ask, Reply, Trouble } from "../../../src/model/network.ts";
import { jsonOf, type Patience, politely, sourceOf } from "../../../src/pipeline/fetch/ask.ts";

const how: Patience = { apart: 10, tries: 3, wait: 100, longest: 1_000 };

const reply = (status: number, text = "{}", headers: Readonly<Record<string, string>> = {}): Reply => ({
  status,
  headers,
  bytes: new TextEncoder().encode(text),
});

/** Answers in turn, on a clock that only sleeping moves. */
function world(answers: readonly (Reply | Trouble)[]): {
  readonly ask: ReturnType<typeof politely>;
  readonly slept: number[];
  readonly left: () => number;
} {
  const waiting = [...answers];
  const slept: number[] = [];
  let now = 0;
  const ask: Ask = () => Promise.resolve(waiting.shift()!);
  const timing = {
    elapsed: () => now,
    sleep: (milliseconds: number) => {
      slept.push(milliseconds);
      now += milliseconds;
      return Promise.resolve();
    },
  };
  return { ask: politely(ask, timing, how), slept, left: () => waiting.length };
}

const codesOf = (error: unknown): readonly string[] => (error as IssueError).issues.map((it) => it.code);

describe("asking politely", () => {
  it("does not wait before the first question, and keeps the next apart", async () => {
    const { ask, slept } = world([reply(200), reply(200)]);
    await ask({ url: "a" });
    expect(slept).toEqual([]);
    await ask({ url: "b" });
    expect(slept).toEqual([10]);
  });

  it("takes any answer that will not pass for an answer", async () => {
    for (const status of [200, 304, 400, 403, 404])
      expect((await world([reply(status)]).ask({ url: "a" })).status).toBe(status);
  });

  it("asks again after a fault that passes, waiting longer each time", async () => {
    const { ask, slept, left } = world([reply(503), "timeout", reply(200)]);
    expect((await ask({ url: "a" })).status).toBe(200);
    expect(slept).toEqual([100, 200]);
    expect(left()).toBe(0);
  });

  it("waits as long as the source asks for, within bounds", async () => {
    const { ask, slept } = world([
      reply(429, "", { "retry-after": "1" }),
      reply(429, "", { "retry-after": "99999" }),
      reply(200),
    ]);
    await ask({ url: "a" });
    expect(slept).toEqual([1_000, 1_000]);
    const dated = world([reply(429, "", { "retry-after": "Fri, 31 Dec 2027 23:59:59 GMT" }), reply(200)]);
    await dated.ask({ url: "a" });
    expect(dated.slept).toEqual([100]);
  });

  it("gives the last answer back when the fault does not pass", async () => {
    expect((await world([reply(500), reply(500), reply(502)]).ask({ url: "a" })).status).toBe(502);
  });

  it.each(["no-network", "timeout", "cut"] as const)("stops after the last try with %s", async (trouble) => {
    const { ask, left } = world([trouble, trouble, trouble, reply(200)]);
    const error = await ask({ url: "https://x.no/a?b=c" }).catch((it: unknown) => it);
    expect(error).toBeInstanceOf(IssueError);
    expect((error as IssueError).issues).toMatchObject([
      { code: `fetch.${trouble}`, place: { file: "https://x.no/a" } },
    ]);
    expect(left()).toBe(1);
  });

  it("does not ask again for what is too large", async () => {
    const { ask, left } = world(["too-large", reply(200)]);
    expect(codesOf(await ask({ url: "a" }).catch((it: unknown) => it))).toEqual(["fetch.too-large"]);
    expect(left()).toBe(1);
  });
});

describe("an answer", () => {
  it("is JSON in UTF-8 with status 200", () => {
    expect(jsonOf(reply(200, '{"å":[1]}'), "a")).toEqual({ å: [1] });
    const issues = (it: Reply): readonly string[] => {
      try {
        jsonOf(it, "a?b");
        return [];
      } catch (error) {
        return codesOf(error);
      }
    };
    expect(issues(reply(404, "{}"))).toEqual(["fetch.status"]);
    expect(issues(reply(200, '{"cut": [1,'))).toEqual(["fetch.not-json"]);
    expect(issues(reply(200, "<html>"))).toEqual(["fetch.not-json"]);
    expect(issues({ status: 200, headers: {}, bytes: new Uint8Array([0x22, 0xff, 0x22]) })).toEqual(["fetch.not-json"]);
  });

  it("is placed at the address without what was asked for", () => {
    expect(sourceOf("https://x.no/a?region=1833")).toBe("https://x.no/a");
    expect(sourceOf("https://x.no/a")).toBe("https://x.no/a");
  });
});
