/** The registry of verbs: one file and one line here add one. */
import type { ArgumentSpec, OptionSpec, Verb } from "../verb.ts";

const inbox: OptionSpec = { flags: "--inbox <folder>", name: "inbox" };
const work: OptionSpec = { flags: "--work <folder>", name: "work" };
const reports: OptionSpec = { flags: "--reports <folder>", name: "reports" };
const folders: readonly OptionSpec[] = [inbox, work, reports];
const files: ArgumentSpec = { usage: "<files...>", name: "files" };
const out: OptionSpec = { flags: "--out <path>", name: "out" };
const period: OptionSpec = { flags: "--period <period>", name: "period" };
const asOf: OptionSpec = { flags: "--as-of <date>", name: "asOf" };
const dryRun: OptionSpec = { flags: "--dry-run", name: "dryRun" };
const restricted: OptionSpec = { flags: "--restricted <source=path>", name: "restricted" };
const provider: OptionSpec = { flags: "--provider <name>", name: "provider" };
const kind: OptionSpec = { flags: "--kind <kind>", name: "kind" };
const received: OptionSpec = { flags: "--received <date>", name: "received" };
const note: OptionSpec = { flags: "--note <text>", name: "note" };

export const verbs: readonly Verb[] = [
  {
    name: "init",
    arguments: [{ usage: "<folder>", name: "folder" }],
    options: [{ flags: "--demo [what]", name: "demo", choices: ["samples", "2029"] }],
    load: async () => (await import("./init.ts")).init,
  },
  { name: "doctor", arguments: [], options: folders, load: async () => (await import("./doctor.ts")).doctor },
  {
    name: "template",
    arguments: [{ usage: "<kind>", name: "kind" }],
    options: [out, { flags: "--force", name: "force" }],
    load: async () => (await import("./template.ts")).template,
  },
  { name: "schema", arguments: [], options: [out], load: async () => (await import("./schema.ts")).schema },
  {
    name: "explain",
    arguments: [{ usage: "[code]", name: "code" }],
    options: [],
    load: async () => (await import("./explain.ts")).explain,
  },
  {
    name: "receive",
    arguments: [files],
    options: [provider, kind, received, period, note, inbox, work],
    load: async () => (await import("./receive.ts")).receive,
  },
  {
    name: "validate",
    arguments: [files],
    options: [
      kind,
      { flags: "--suggest-layout", name: "suggestLayout" },
      { flags: "--report <file>", name: "findingsReport" },
    ],
    load: async () => (await import("./validate.ts")).validate,
  },
  {
    name: "run",
    arguments: [{ usage: "[pipeline]", name: "pipeline" }],
    options: [period, asOf, { flags: "--due", name: "due" }, dryRun, restricted, ...folders],
    load: async () => (await import("./run.ts")).run,
  },
  {
    name: "status",
    arguments: [],
    options: [{ flags: "--check", name: "check" }, ...folders],
    load: async () => (await import("./status.ts")).status,
  },
  {
    name: "schedule",
    arguments: [],
    options: [
      { flags: "--systemd", name: "systemd" },
      { flags: "--cron", name: "cron" },
    ],
    load: async () => (await import("./schedule.ts")).schedule,
  },
  {
    name: "simulate",
    arguments: [],
    options: [
      out,
      { flags: "--demo <what>", name: "demo", choices: ["samples", "2029"] },
      { flags: "--seed <number>", name: "seed" },
    ],
    load: async () => (await import("./simulate.ts")).simulate,
  },
  {
    name: "estimate",
    arguments: [{ usage: "<method>", name: "method" }],
    options: [
      { flags: "--data <file>", name: "data" },
      { flags: "--level <number>", name: "level" },
      { flags: "--margin <number>", name: "margin" },
      { flags: "--alternative <side>", name: "alternative", choices: ["two-sided", "less", "greater"] },
      { flags: "--seed <number>", name: "seed" },
      { flags: "--lag <number>", name: "lag" },
    ],
    load: async () => (await import("./estimate.ts")).estimate,
  },
  {
    name: "fetch",
    arguments: [
      { usage: "<source>", name: "source" },
      { usage: "[table]", name: "table" },
    ],
    options: [
      { flags: "--select <values>", name: "select" },
      kind,
      { flags: "--offline", name: "offline" },
      { flags: "--base <address>", name: "base" },
      { flags: "--from <date>", name: "from" },
      { flags: "--to <date>", name: "to" },
      out,
      inbox,
    ],
    load: async () => (await import("./fetch.ts")).fetchVerb,
  },
  {
    name: "power",
    arguments: [{ usage: "<pipeline>", name: "pipeline" }],
    options: [
      { flags: "--analysis <id>", name: "analysis" },
      { flags: "--effects <list>", name: "effects" },
      { flags: "--replicates <number>", name: "replicates" },
      { flags: "--draws <number>", name: "draws" },
      { flags: "--level <number>", name: "level" },
      { flags: "--seed <number>", name: "seed" },
      { flags: "--rate <number>", name: "rate" },
      { flags: "--spread <number>", name: "spread" },
      { flags: "--drift <number>", name: "drift" },
      { flags: "--dispersion <number>", name: "dispersion" },
      out,
      asOf,
      ...folders,
    ],
    load: async () => (await import("./power.ts")).power,
  },
  {
    name: "diff",
    arguments: [
      { usage: "<before>", name: "before" },
      { usage: "<after>", name: "after" },
    ],
    options: [{ flags: "--pipeline <file>", name: "pipeline" }, period, out, ...folders],
    load: async () => (await import("./diff.ts")).diffVerb,
  },
  {
    name: "export",
    arguments: [{ usage: "[pipeline]", name: "pipeline" }],
    options: [period, asOf, dryRun, ...folders],
    load: async () => (await import("./export.ts")).exportVerb,
  },
  {
    name: "disclose attack",
    arguments: [],
    options: folders,
    load: async () => (await import("./disclose/attack.ts")).discloseAttack,
  },
  {
    name: "disclose explain",
    arguments: [{ usage: "[address]", name: "address" }],
    options: [work],
    load: async () => (await import("./disclose/explain.ts")).discloseExplain,
  },
  {
    name: "disclose report",
    arguments: [
      { usage: "<pipeline>", name: "pipeline" },
      { usage: "<period>", name: "period" },
    ],
    options: [out, ...folders],
    load: async () => (await import("./disclose/report.ts")).discloseReport,
  },
  {
    name: "disclose withdraw",
    arguments: [
      { usage: "<pipeline>", name: "pipeline" },
      { usage: "<period>", name: "period" },
    ],
    options: [{ flags: "--reason <text>", name: "reason" }, work, reports],
    load: async () => (await import("./disclose/withdraw.ts")).discloseWithdraw,
  },
];
