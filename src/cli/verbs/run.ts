/** `felles run [PIPELINE]`: from deliveries to a report; with `--due`, whatever the calendar says and nothing twice. */
import { existsSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import type { Issue } from "../../model/issue.ts";
import { IssueError, issue } from "../../model/issue.ts";
import { nearest } from "../../model/nearest.ts";
import { sharedFiles } from "../../pipeline/define.ts";
import { type DueRun, dueRuns } from "../../pipeline/due.ts";
import { type RunRequest, type RunResult, run as runPipeline } from "../../pipeline/run.ts";
import { listDefinitions } from "../../store/definitions.ts";
import { fill } from "../../text/fill.ts";
import { formatPlain } from "../../text/numbers.ts";
import { formatPeriod } from "../../text/periods.ts";
import { hostOf } from "../host.ts";
import { near, pathsOf } from "../paths.ts";
import { restrictedOf } from "../restricted.ts";
import { safe } from "../terminal.ts";
import { dateOption, periodOption } from "../values.ts";
import { type Answer, type Call, exits, failOnOf } from "../verb.ts";

/** What a person wants to know of a finished run, in a few lines. */
export function runLines(result: RunResult, request: RunRequest, call: Call): readonly string[] {
  const { words, paint, lang, console } = call;
  if (result.exit === exits.refused) return [paint("bad", words.run.refused)];
  if (result.exit !== null) return [paint("bad", words.run.failed)];
  const total = (name: "read" | "accepted" | "rejected"): number =>
    result.deliveries.reduce((sum, it) => sum + it[name], 0);
  const plain = (count: number): string => formatPlain(count, lang);
  const shown = result.released.filter((row) => row.status === "released").length;
  const lines = [
    paint(
      "good",
      fill(words.run.done, {
        pipeline: String(result.record.pipeline),
        period: formatPeriod(result.period!, lang),
      }),
    ),
    fill(words.run.rows, {
      read: plain(total("read")),
      accepted: plain(total("accepted")),
      rejected: plain(total("rejected")),
      files: result.deliveries.length,
    }),
    fill(words.run.estimates, { released: plain(shown), withheld: plain(result.released.length - shown) }),
  ];
  if (total("rejected") > 0) {
    lines.push(fill(words.run.quarantine, { path: safe(near(join(request.paths.work, "quarantine"), console.cwd)) }));
  }
  if (result.folder === null) return [...lines, words.run.dryRun];
  const folder = near(result.folder, console.cwd);
  if (result.kind === "export") return [...lines, fill(words.export.written, { path: safe(folder) })];
  const page = join(folder, lang, "index.html");
  return [
    ...lines,
    fill(words.run.written, { path: safe(folder) }),
    ...(existsSync(join(result.folder, lang, "index.html")) ? [fill(words.run.openHint, { path: safe(page) })] : []),
  ];
}

/** One run as an answer: findings of the data decide the exit code unless the run itself stopped. */
export async function runOne(asked: Omit<RunRequest, "failOn">, call: Call): Promise<Answer> {
  const request = { ...asked, failOn: failOnOf(call.options), restricted: restrictedOf(call) };
  const result = await runPipeline(request, hostOf(call));
  return {
    issues: result.issues,
    lines: runLines(result, request, call),
    data: { ...result.record, folder: result.folder },
    ...(result.exit === null ? {} : { exit: result.exit }),
  };
}

/** Several answers as one: every finding once, and the worst exit code. */
function together(answers: readonly Answer[]): Answer {
  const stopped = answers.flatMap((it) => (it.exit === undefined ? [] : [it.exit]));
  const issues = new Map(answers.flatMap((it) => it.issues).map((it) => [JSON.stringify(it), it]));
  return {
    issues: [...issues.values()],
    lines: answers.flatMap((it) => it.lines),
    data: answers.map((it) => it.data),
    ...(stopped.length === 0 ? {} : { exit: Math.max(...stopped) }),
  };
}

async function runDue(call: Call): Promise<Answer> {
  const paths = pathsOf(call);
  const due: readonly DueRun[] = dueRuns(paths, hostOf(call).today());
  const dryRun = call.options.dryRun === true;
  const answers: Answer[] = [];
  for (const { pipeline, period, state } of due) {
    if (state !== "due") continue;
    const asOf = dateOption(call, "asOf", "--as-of");
    answers.push(await runOne({ pipeline: pipeline.path, paths, period, asOf, dryRun }, call));
  }
  if (answers.length === 0) return { issues: [], lines: [call.words.run.notDue], data: [] };
  return together(answers);
}

/** That there is no such file, with the pipeline beside it that was probably meant. */
export function absentPipeline(given: string, path: string, call: Call): Issue {
  const listed = listDefinitions(call.console.cwd);
  const paths = listed.ok ? listed.value.filter((each) => !sharedFiles.some((name) => name === basename(each))) : [];
  const meant = nearest(
    basename(path),
    paths.map((each) => basename(each)),
  );
  const found = paths.find((each) => basename(each) === meant);
  const shown = safe(given);
  if (found) return issue("cli.unknown-pipeline", null, { path: shown, nearest: near(found, call.console.cwd) });
  const known = paths.map((each) => near(each, call.console.cwd)).join(", ") || join("pipelines", "quarterly.yaml");
  return issue("cli.no-such-pipeline", null, { path: shown, known });
}

export async function run(call: Call): Promise<Answer> {
  if (call.options.due === true) return runDue(call);
  const [pipeline] = call.arguments;
  if (pipeline === undefined) {
    throw new IssueError([issue("cli.missing-argument", null, { argument: "pipeline" })], exits.usage);
  }
  const path = resolve(call.console.cwd, pipeline);
  const [period, asOf] = [periodOption(call), dateOption(call, "asOf", "--as-of")];
  if (!existsSync(path)) throw new IssueError([absentPipeline(pipeline, path, call)], exits.usage);
  return runOne(
    {
      pipeline: path,
      paths: pathsOf(call),
      period,
      asOf,
      dryRun: call.options.dryRun === true,
    },
    call,
  );
}
