/** A correction is a new vintage: what holds is what was received last, and a date brings back what was known then. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Delivery } from "../../src/model/delivery.ts";
import type { Observation } from "../../src/model/observation.ts";
import { observationKey } from "../../src/model/observation.ts";
import { snapshot } from "../../src/store/deliveries.ts";
import { saveObservations } from "../../src/store/observations.ts";
import { compareVintages, coversOf, loadObservations, statementsOf } from "../../src/store/vintages.ts";
import { delivery, folder, note, observation } from "./workspace.ts";

const summary = { kind: "offences", count: { read: 0, accepted: 0, rejected: 0 }, issues: [] };

async function storeOf(stated: readonly (readonly [Delivery, readonly Observation[]])[]): Promise<string> {
  const work = folder();
  for (const [{ id }, observations] of stated) await saveObservations(work, id, "v1", observations, summary);
  return work;
}

/** Key and value of what holds on a date. */
async function known(work: string, deliveries: readonly Delivery[], asOf: string) {
  const loaded = await loadObservations(work, deliveries, { asOf, fingerprint: "v1" });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.issues));
  const { observations, superseded } = loaded.value;
  return { superseded, values: Object.fromEntries(observations.map((it) => [observationKey(it), it.value])) };
}

const rana = "offences.personer|1833|2027-Q3|alder=14|kjonn=alle";
const nesna = "offences.personer|1828|2027-Q3|alder=14|kjonn=alle";

describe("loadObservations", () => {
  const first = delivery("a", { received: "2027-10-05" });
  const correction = delivery("b", { received: "2028-01-05" });
  const stated = [
    [first, [observation({ value: 12 }), observation({ area: "1828", value: 3, line: 3 })]],
    [correction, [observation({ value: 15, line: 7 })]],
  ] as const;

  it("takes the statement received last, and leaves what it does not mention", async () => {
    const work = await storeOf(stated);
    expect(await known(work, [correction, first], "2028-01-05")).toEqual({
      superseded: 1,
      values: { [nesna]: 3, [rana]: 15 },
    });
  });

  it("brings back what was known on a date", async () => {
    const work = await storeOf(stated);
    expect(await known(work, [first, correction], "2028-01-04")).toEqual({
      superseded: 0,
      values: { [nesna]: 3, [rana]: 12 },
    });
    expect(await known(work, [first, correction], "2027-10-04")).toEqual({ superseded: 0, values: {} });
    expect(await known(work, [], "2028-01-04")).toEqual({ superseded: 0, values: {} });
  });

  it("lets a correction take a value away, and give it back", async () => {
    const gone = delivery("b", { received: "2027-11-01" });
    const again = delivery("c", { received: "2027-12-01" });
    const work = await storeOf([
      [first, [observation({ value: 12 })]],
      [gone, [observation({ value: null, missing: "suppressed-at-source", bounds: { lower: 0, upper: 4 } })]],
      [again, [observation({ value: 11 })]],
    ]);
    const all = [first, gone, again];
    expect(await known(work, all, "2027-11-30")).toEqual({ superseded: 1, values: { [rana]: null } });
    expect(await known(work, all, "2027-12-01")).toEqual({ superseded: 2, values: { [rana]: 11 } });
  });

  it("lets a file that is sent again say again what it says, after the correction in between", async () => {
    const work = folder();
    const inbox = folder();
    const arrive = (name: string, text: string, received: string): Delivery => {
      writeFileSync(join(inbox, name), text);
      const kept = snapshot(work, { path: join(inbox, name), note: note(name, { received }), noted: true });
      if (!kept.ok) throw new Error(JSON.stringify(kept.issues));
      return kept.value.delivery;
    };
    const original = arrive("k1.csv", "original", "2027-01-10");
    const corrected = arrive("k2.csv", "corrected", "2027-04-10");
    expect(arrive("k3.csv", "original", "2027-07-10")).toEqual(original);
    await saveObservations(work, original.id, "v1", [observation({ value: 1 })], summary);
    await saveObservations(work, corrected.id, "v1", [observation({ value: 2 })], summary);
    const all = [original, corrected];
    expect((await known(work, all, "2027-04-09")).values).toEqual({ [rana]: 1 });
    expect((await known(work, all, "2027-07-09")).values).toEqual({ [rana]: 2 });
    expect((await known(work, all, "2027-07-10")).values).toEqual({ [rana]: 1 });
  });

  it("takes the first line when a delivery states a thing twice", async () => {
    const work = await storeOf([[first, [observation({ value: 2, line: 9 }), observation({ value: 1, line: 8 })]]]);
    expect(await known(work, [first], "2028-01-01")).toEqual({ superseded: 1, values: { [rana]: 1 } });
  });

  it("finds a store whose path has quotes and wildcards", async () => {
    const work = `${folder()}/it's [2027] *?`;
    await saveObservations(work, first.id, "v1", [observation({ value: 12 })], summary);
    expect(await known(work, [first], "2028-01-01")).toEqual({ superseded: 0, values: { [rana]: 12 } });
  });

  it("says of every delivery that it has not been read, at once", async () => {
    const work = await storeOf([]);
    const loaded = await loadObservations(work, [correction, first], { asOf: "2028-01-05", fingerprint: "v1" });
    expect(loaded.ok).toBe(false);
    expect(loaded.issues.map((each) => each.code)).toEqual(["store.missing-file", "store.missing-file"]);
  });

  it("looks for each delivery under the name that its note gives it", async () => {
    const work = folder();
    await saveObservations(work, first.id, "v1-offences", [observation({ value: 12 })], summary);
    await saveObservations(work, correction.id, "v1-survey", [observation({ value: 15 })], summary);
    const deliveries = [first, { ...correction, kind: "survey" }];
    const fingerprint = (it: Delivery): string => `v1-${it.kind}`;
    const loaded = await loadObservations(work, deliveries, { asOf: "2028-01-05", fingerprint });
    expect(loaded.ok && loaded.value.observations.map((it) => it.value)).toEqual([15]);
  });

  it("refuses a date that does not exist", async () => {
    const load = loadObservations("x", [], { asOf: "2027-02-30", fingerprint: "v1" });
    await expect(load).rejects.toThrow(new RangeError("not a date: 2027-02-30"));
  });

  it("agrees with looking through every statement one by one, in whatever order deliveries are named", async () => {
    const one = fc.record({
      received: fc.constantFrom("2027-01-01", "2027-02-01", "2027-03-01"),
      period: fc.constantFrom(null, "2026-Q4", "2027-Q1", "forrige kvartal"),
      values: fc.dictionary(fc.constantFrom("1833", "1828", "1835"), fc.nat(9)),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(one, { maxLength: 5 }),
        fc.constantFrom("2026-12-31", "2027-02-01", "2027-12-31"),
        async (all, asOf) => {
          const stated = all.map(({ received, period, values }, i): readonly [Delivery, readonly Observation[]] => [
            delivery("abcde"[i]!, { received, period }),
            Object.entries(values).map(([area, value], line) => observation({ area, value, line })),
          ]);
          const expected: Record<string, number> = {};
          let total = 0;
          for (const [it, observations] of [...stated].sort(([x], [y]) => compareVintages(x, y))) {
            if (it.received > asOf) continue;
            for (const each of observations) expected[observationKey(each)] = each.value!;
            total += observations.length;
          }
          const work = await storeOf(stated);
          const named = stated.map(([it]) => it).reverse();
          expect(await known(work, named, asOf)).toEqual({
            superseded: total - Object.keys(expected).length,
            values: expected,
          });
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe("compareVintages", () => {
  it("orders by date received, then by period, then by name", () => {
    const ordered = [
      delivery("f", { received: "2027-10-01", period: "2027-Q4" }),
      delivery("d", { received: "2027-10-05", period: null }),
      delivery("e", { received: "2027-10-05", period: null }),
      delivery("c", { received: "2027-10-05", period: "høst" }),
      delivery("b", { received: "2027-10-05", period: "vår" }),
      delivery("a", { received: "2027-10-05", period: "vår" }),
      delivery("b", { received: "2027-10-05", period: "2026" }),
      delivery("a", { received: "2027-10-05", period: "2027K2" }),
      delivery("a", { received: "2027-10-05", period: "3. kvartal 2027" }),
      delivery("b", { received: "2027-10-05", period: "3. kvartal 2027" }),
    ];
    const expected = [ordered[0], ordered[1], ordered[2], ordered[3], ordered[5], ordered[4], ...ordered.slice(6)];
    expect([...ordered].reverse().sort(compareVintages)).toEqual(expected);
    for (const x of ordered)
      for (const y of ordered)
        expect(Math.sign(compareVintages(x, y))).toBe(Math.sign(expected.indexOf(x) - expected.indexOf(y)));
  });
});

describe("what each delivery states", () => {
  const first = delivery("a", { received: "2027-10-05" });
  const second = delivery("b", { received: "2028-01-05" });
  const stated = [
    [
      first,
      [
        observation({ value: 12 }),
        observation({ value: 13, line: 9 }),
        observation({ period: "2027-Q2", value: 4, line: 3 }),
        observation({ measure: "offences.saker", value: 20 }),
      ],
    ],
    [second, [observation({ value: 15, line: 7 })]],
  ] as const;
  const options = { fingerprint: () => "v1" };

  it("is of measures and periods, delivery by delivery", async () => {
    const work = await storeOf(stated);
    expect(await coversOf(work, [second, first], options)).toMatchObject({
      ok: true,
      value: [
        new Set(["offences.personer|2027-Q3"]),
        new Set(["offences.personer|2027-Q3", "offences.personer|2027-Q2", "offences.saker|2027-Q3"]),
      ],
    });
    expect(await coversOf(work, [], options)).toMatchObject({ ok: true, value: [] });
  });

  it("is read for some of them whatever else holds, with the line first that holds", async () => {
    const work = await storeOf(stated);
    const read = async (...only: readonly string[]) => {
      const found = await statementsOf(work, [first, second], new Set(only), options);
      if (!found.ok) throw new Error(JSON.stringify(found.issues));
      return found.value.map((each) => each.map((it) => [it.measure, it.period, it.value, it.stated]));
    };
    const persons = "offences.personer";
    expect(await read("offences.personer|2027-Q3")).toEqual([
      [
        [persons, "2027-Q3", 12, "2027-10-05"],
        [persons, "2027-Q3", 13, "2027-10-05"],
      ],
      [[persons, "2027-Q3", 15, "2028-01-05"]],
    ]);
    expect(await read("offences.personer|2027-Q2", "it's|not there")).toEqual([
      [[persons, "2027-Q2", 4, "2027-10-05"]],
      [],
    ]);
    expect(await read()).toEqual([[], []]);
    expect(await statementsOf(work, [], new Set(["x"]), options)).toMatchObject({ ok: true, value: [] });
  });

  it("is not guessed where the stored observations are gone", async () => {
    const work = await storeOf(stated);
    const gone = delivery("c", { received: "2028-02-05" });
    for (const read of [coversOf(work, [first, gone], options), statementsOf(work, [gone], new Set(["x"]), options)]) {
      const found = await read;
      expect(found.ok ? [] : found.issues.map((it) => it.code)).toEqual(["store.missing-file"]);
    }
  });
});
