/** The inbox: every file with its note, and every fault of `deliveries.yaml` with its line. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Outcome } from "../../src/model/issue.ts";
import { dateInNorway, systemClock } from "../../src/store/clock.ts";
import { listInbox } from "../../src/store/inbox.ts";
import { isDate, readNotes } from "../../src/store/notes.ts";
import { describeIssue } from "../../src/text/describe.ts";
import { folder, note } from "./workspace.ts";

const today = "2027-10-06";

function inboxOf(files: Readonly<Record<string, string>>): string {
  const inbox = folder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(inbox, name), text);
  return inbox;
}

/** Issues as `file:line:column level message remedy`, without the folder. */
function said(outcome: Outcome<unknown>, inbox: string): readonly string[] {
  return outcome.issues.map((each) => {
    const { message, remedy } = describeIssue(each, "en");
    const { file, line, column } = each.place!;
    const place = [file.replace(`${inbox}/`, ""), line, column].filter((part) => part !== undefined).join(":");
    return `${place} ${each.level}: ${message} ${remedy}`;
  });
}

describe("listInbox", () => {
  it("lists files by name, each with its note", () => {
    const inbox = inboxOf({
      "politi.csv": "a",
      "befolkning.csv": "b",
      "deliveries.yaml": [
        "# Who sent what",
        "- file: politi.csv",
        "  provider: Politiet",
        "  received: 2027-10-05",
        "  kind: offences",
        "  period: 2027-Q3",
        "  note: Foreløpige tall",
        "- {file: befolkning.csv, provider: SSB, received: 2027-03-01, period: 2027}",
      ].join("\r\n"),
    });
    expect(listInbox(inbox, today)).toEqual({
      ok: true,
      value: [
        {
          path: join(inbox, "befolkning.csv"),
          note: note("befolkning.csv", { provider: "SSB", kind: null, received: "2027-03-01", period: "2027" }),
          noted: true,
        },
        { path: join(inbox, "politi.csv"), note: note("politi.csv", { note: "Foreløpige tall" }), noted: true },
      ],
      issues: [],
    });
  });

  it("dates a file without a note by the day on which it is seen, and says so", () => {
    const inbox = inboxOf({ "a.csv": "" });
    const listed = listInbox(inbox, today);
    expect(listed.ok && listed.value).toEqual([
      {
        path: join(inbox, "a.csv"),
        note: { file: "a.csv", provider: "unknown", kind: null, received: today, period: null, note: "" },
        noted: false,
      },
    ]);
    expect(said(listed, inbox)).toEqual([
      "a.csv info: deliveries.yaml does not say who sent the file; the day on which it was first seen counts as the date received. Enter it in deliveries.yaml with sender and date.",
    ]);
  });

  it("passes over what systems and Office leave behind, and says that folders are not read", () => {
    const inbox = inboxOf({ ".DS_Store": "", "~$politi.xlsx": "", "Thumbs.db": "", "desktop.ini": "" });
    mkdirSync(join(inbox, "2027"));
    const listed = listInbox(inbox, today);
    expect(listed.ok && listed.value).toEqual([]);
    expect(said(listed, inbox)).toEqual([
      "2027 warning: Folders in the inbox are not read. Move the files up into the inbox.",
      `${inbox} warning: There are no deliveries in the folder. Put the files from police, municipalities and Statistics Norway in it. The run uses only what had arrived before.`,
    ]);
  });

  it("says which noted file is not there", () => {
    const inbox = inboxOf({ "deliveries.yaml": "- {file: politi.csv, provider: P, received: 2027-10-05}" });
    expect(said(listInbox(inbox, today), inbox)[0]).toBe(
      "deliveries.yaml:1 warning: The list names politi.csv, which is not in the inbox. Put the file there, correct the name, or delete the entry.",
    );
  });

  it("knows a name in either spelling of its accents", () => {
    const inbox = inboxOf({
      "lura\u030a.csv": "",
      "deliveries.yaml": "- {file: lurå.csv, provider: P, received: 2027-10-05}",
    });
    const listed = listInbox(inbox, today);
    expect(listed.issues).toEqual([]);
    expect(listed.ok && listed.value[0]!.path).toBe(join(inbox, "lura\u030a.csv"));
  });

  it.each([
    ["missing", (inbox: string) => join(inbox, "absent"), "store.missing-folder"],
    ["a file", (inbox: string) => join(inbox, "a.csv"), "store.not-a-folder"],
  ])("refuses an inbox that is %s", (_, pathOf, code) => {
    const path = pathOf(inboxOf({ "a.csv": "" }));
    expect(listInbox(path, today)).toEqual({
      ok: false,
      issues: [{ code, level: "error", place: { file: path }, params: {} }],
    });
  });

  it("refuses an inbox whose name no system takes", () => {
    const path = `/${"x".repeat(5000)}`;
    expect(listInbox(path, today)).toEqual({
      ok: false,
      issues: [{ code: "store.failed", level: "error", place: { file: path }, params: { error: "ENAMETOOLONG" } }],
    });
  });

  it("refuses to guess when the notes cannot be read: a wrong date would choose a wrong vintage", () => {
    const inbox = inboxOf({ "a.csv": "", "deliveries.yaml": "- file: a.csv\n  provider: P\n  recieved: 2027-10-05\n" });
    const listed = listInbox(inbox, today);
    expect(listed.ok).toBe(false);
    expect(said(listed, inbox)).toEqual([
      "deliveries.yaml:3:3 error: There is no key “recieved”; expected one of file, provider, received, kind, period, note, synthetic. Correct the spelling, or delete the line.",
      "deliveries.yaml:1:3 error: The item lacks “received”. Add “received: …”.",
    ]);
    const binary = inboxOf({ "a.csv": "" });
    writeFileSync(join(binary, "deliveries.yaml"), new Uint8Array([0xff, 0xfe]));
    expect(said(listInbox(binary, today), binary)).toEqual([
      "deliveries.yaml error: The file is not text in UTF-8. Save it again as UTF-8.",
    ]);
  });
});

describe("readNotes", () => {
  const item = (more: string): string => `- file: a.csv\n  provider: P\n  received: 2027-10-05\n${more}`;

  it.each(["", "# nothing yet\n", "---\n", "[]"])("reads %j as no notes", (text) => {
    expect(readNotes(text, "d.yaml")).toEqual({ ok: true, value: [], issues: [] });
  });

  it("reads numbers and truths as they were written", () => {
    const notes = readNotes(item("  note: yes\n  period: 2027\n"), "d.yaml");
    expect(notes.ok && notes.value[0]!.note).toMatchObject({ note: "yes", period: "2027" });
    const zero = readNotes("- {file: 0101.csv, provider: 0101, received: 2027-10-05}", "d.yaml");
    expect(zero.ok && zero.value[0]!.note.provider).toBe("0101");
  });

  it("says that deliveries are made up only when the note does", () => {
    const notes = readNotes(item("  synthetic: true\n"), "d.yaml");
    expect(notes.ok && notes.value[0]!.note.synthetic).toBe(true);
    expect("synthetic" in note("a.csv")).toBe(false);
  });

  it.each([
    ["a map at the top", "file: a.csv", ["1:1 Expected a list in which every item has file, provider and received."]],
    ["a text at the top", "hello", ["1:1 Expected a list in which every item has file, provider and received."]],
    ["a text in the list", "- hello", ["1:3 Expected a list in which every item has file, provider and received."]],
    ["an empty item", "-\n", ["1:2 Expected a list in which every item has file, provider and received."]],
    ["broken YAML", "- file: 'a.csv\n", ["2:1 This is not valid YAML."]],
    ["a key twice", item("  provider: Q\n"), ["4:3 This is not valid YAML."]],
    ["a tag", item("  note: !js x\n"), ["4:9 This is not valid YAML."]],
    [
      "a date that does not exist",
      "- {file: a.csv, provider: P, received: 2027-02-30}",
      ["1:40 “received” must be a date that exists, written YYYY-MM-DD."],
    ],
    [
      "a Norwegian date",
      "- {file: a.csv, provider: P, received: 5.10.2027}",
      ["1:40 “received” must be a date that exists, written YYYY-MM-DD."],
    ],
    [
      "a path for a name",
      "- {file: ../a.csv, provider: P, received: 2027-10-05}",
      ["1:10 “file” must be a file name with no folder before it."],
    ],
    ["an empty value", item("  period:\n"), ["4:10 “period” must be text and not empty."]],
    [
      "a key without a value",
      "- {file, provider: P, received: 2027-10-05}",
      ["1:4 “file” must be text and not empty."],
    ],
    ["a list for a value", item("  note: [a]\n"), ["4:9 “note” must be text and not empty."]],
    [
      "a blank sender",
      "- {file: a.csv, provider: '  ', received: 2027-10-05}",
      ["1:27 “provider” must be text and not empty."],
    ],
    [
      "a kind with a space",
      item("  kind: Straffbare forhold\n"),
      ["4:9 “kind” must be a kind of delivery: small letters, digits and hyphens."],
    ],
    [
      "an anchor that multiplies",
      "- &a {file: a.csv, provider: P, received: 2027-10-05}\n- *a",
      ["2:3 Expected a list in which every item has file, provider and received."],
    ],
    [
      "a file twice",
      "- {file: a.csv, provider: P, received: 2027-10-05}\n- {file: a.csv, provider: Q, received: 2027-10-06}",
      ["2:3 a.csv is listed twice; first on line 1."],
    ],
    [
      "several faults at once",
      "- {file: a/b, provider: '', received: x}\n- {}",
      [
        "1:10 “file” must be a file name with no folder before it.",
        "1:25 “provider” must be text and not empty.",
        "1:39 “received” must be a date that exists, written YYYY-MM-DD.",
        "2:3 The item lacks “file”.",
        "2:3 The item lacks “provider”.",
        "2:3 The item lacks “received”.",
      ],
    ],
  ])("refuses %s", (_, text, sentences) => {
    const notes = readNotes(text, "d.yaml");
    expect(notes.ok).toBe(false);
    const found = notes.issues.map((each) => {
      const { line, column } = each.place!;
      return `${line}:${column} ${describeIssue(each, "en").message}`;
    });
    expect(found).toEqual(sentences);
  });
});

describe("the clock", () => {
  it("tells the date in Norway, summer and winter, on either side of midnight", () => {
    expect(dateInNorway(new Date("2027-06-30T21:59:59Z"))).toBe("2027-06-30");
    expect(dateInNorway(new Date("2027-06-30T22:00:00Z"))).toBe("2027-07-01");
    expect(dateInNorway(new Date("2027-12-31T22:59:59Z"))).toBe("2027-12-31");
    expect(dateInNorway(new Date("2027-12-31T23:00:00Z"))).toBe("2028-01-01");
  });

  it("goes", () => {
    const clock = systemClock();
    expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(60_000);
    expect(isDate(clock.today())).toBe(true);
  });
});
