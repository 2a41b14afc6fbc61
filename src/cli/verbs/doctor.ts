/** `felles doctor`: is everything here that a run needs? Each check does the thing itself, in small. */
import { freemem } from "node:os";
import { join } from "node:path";
import { type Issue, IssueError } from "../../model/issue.ts";
import { drawsPictures, opensDataFrame } from "../../pipeline/doctor.ts";
import { wholeLedger } from "../../pipeline/memory.ts";
import { mayWrite } from "../../store/folder.ts";
import { fontFiles } from "../../store/fonts.ts";
import { parquetBytes } from "../../store/parquet.ts";
import { fill } from "../../text/fill.ts";
import { definitionsFolder, definitionsOf } from "../definitions.ts";
import { pathsOf } from "../paths.ts";
import { columns, safe } from "../terminal.ts";
import { type Answer, type Call, exits } from "../verb.ts";

interface Check {
  readonly id: string;
  readonly text: string;
  readonly ok: boolean;
  /** Does its failure stop a run? */
  readonly needed: boolean;
}

const leastMegabytes = 700;

/** Whether a piece of work succeeds; what it throws is the answer no. */
async function works(work: () => unknown): Promise<boolean> {
  try {
    return (await work()) !== false;
  } catch {
    return false;
  }
}

function supported(version: string): boolean {
  const [major, minor] = version.split(".").map(Number) as [number, number];
  return major > 20 || (major === 20 && minor >= 19);
}

export async function doctor(call: Call): Promise<Answer> {
  const { words, paint } = call;
  const { doctor: say } = words;
  const paths = pathsOf(call);
  const checks: Check[] = [];
  const check = async (id: string, text: string, work: () => unknown, needed = true): Promise<void> => {
    checks.push({ id, text, ok: await works(work), needed });
  };
  const free = Math.round(freemem() / 1024 / 1024);
  const { node } = process.versions;
  await check("node", fill(say.node, { version: node }), () => supported(node));
  await check("memory", fill(say.memory, { free }), () => free >= leastMegabytes);
  for (const folder of [paths.work, paths.reports]) {
    await check("folder", fill(say.folder, { path: safe(folder) }), () => mayWrite(folder));
  }
  await check("store", say.store, () => parquetBytes([{ name: "x", type: "number" }], [[1]]));
  await check("fonts", say.fonts, () => fontFiles());
  await check("drawing", say.drawing, () => drawsPictures(fontFiles().ttfPaths));
  const issues: Issue[] = [];
  const sound = (work: () => unknown) => (): boolean => {
    try {
      work();
      return true;
    } catch (error) {
      if (error instanceof IssueError) issues.push(...error.issues);
      return false;
    }
  };
  const definitions = sound(() => definitionsOf(call));
  await check("definitions", fill(say.definitions, { path: safe(definitionsFolder(call)) }), definitions);
  const ledger = sound(() => wholeLedger(paths));
  await check("ledger", fill(say.ledger, { path: safe(join(paths.work, "ledger")) }), ledger);
  const frame = await works(() => opensDataFrame());
  checks.push({ id: "data-frame", text: frame ? say.dataFrame : say.dataFrameAbsent, ok: frame, needed: false });
  const rows = checks.map((it) => [
    it.ok ? paint("good", say.ok) : paint(it.needed ? "bad" : "quiet", it.needed ? say.problem : "–"),
    it.text,
  ]);
  const well = checks.every((it) => it.ok || !it.needed);
  return {
    issues,
    lines: [...columns(rows), say.locale, ...(well ? [say.allGood] : [])],
    data: checks,
    exit: well ? exits.done : exits.findings,
  };
}
