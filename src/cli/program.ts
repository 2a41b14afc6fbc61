/** The command line: commander verbs from the registry, words from the catalogue, an exit code at the end. */
import { type Argument, Command, CommanderError, Option } from "commander";
import type { Issue } from "../model/issue.ts";
import { atLeast, IssueError, type IssueLevel, issue } from "../model/issue.ts";
import type { Lang } from "../model/labels.ts";
import { langs } from "../model/labels.ts";
import { nearest } from "../model/nearest.ts";
import { catalogues } from "../text/index.ts";
import type { GroupName } from "../text/words/cli.ts";
import type { Console } from "./console.ts";
import { findingJson, findingLines, totalsLine } from "./findings.ts";
import { progressOn } from "./progress.ts";
import { painter, usesColour, wrap } from "./terminal.ts";
import { type Answer, type Call, exits, failOnOf, type Verb } from "./verb.ts";
import { verbs } from "./verbs/index.ts";
import { version } from "./version.ts";

/** The language of `--lang`, else of FELLES_LANG, else bokmål: read before commander, because its own help needs it. */
function languageOf(argv: readonly string[], console: Console): Lang {
  const at = argv.indexOf("--lang");
  const asked = at >= 0 ? argv[at + 1] : argv.find((it) => it.startsWith("--lang="))?.slice("--lang=".length);
  return langs.find((lang) => lang === (asked ?? console.env.FELLES_LANG)) ?? "nb";
}

function exitOf(answer: Answer, failOn: IssueLevel | "never"): number {
  if (answer.exit !== undefined) return answer.exit;
  const failed = failOn !== "never" && answer.issues.some((it) => atLeast(it.level, failOn));
  return failed ? exits.findings : exits.done;
}

/** Shows an answer: data on stdout, findings on stderr; as JSON everything on stdout. */
function show(verb: string, answer: Answer, exit: number, call: Call): void {
  call.progress.end();
  const { console } = call;
  if (call.json) {
    const body = { verb, version, exit, findings: answer.issues.map(findingJson), result: answer.data };
    console.stdout(`${JSON.stringify(body, null, 2)}\n`);
    return;
  }
  if (answer.raw !== undefined) console.stdout(answer.raw);
  if (answer.issues.length > 0) {
    console.stderr(`${[...findingLines(answer.issues, call), "", totalsLine(answer.issues, call)].join("\n")}\n`);
  }
  if (answer.lines.length > 0) console.stdout(`${answer.lines.join("\n")}\n`);
}

/** Trouble that ended the verb, as an answer. What nobody foresaw is a bug in us, and says so. */
function failure(error: unknown): Answer {
  if (error instanceof IssueError) return { issues: error.issues, lines: [], data: null, exit: error.exit };
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    issues: [issue("cli.bug", null, { text: text.replace(/\s*\n\s*/g, " | ") })],
    lines: [],
    data: null,
    exit: exits.bug,
  };
}

/** The words of a verb's name: `disclose attack` has two, of which the first is its group. */
function wordsOf(verb: Verb): readonly string[] {
  return verb.name.split(" ");
}

/** The verb that was called, by its words: of `explain` and `disclose explain` the longer one. */
function calledVerb(argv: readonly string[]): Verb {
  const called = verbs.filter((verb) => wordsOf(verb).every((word) => argv.includes(word)));
  return called.sort((a, b) => wordsOf(b).length - wordsOf(a).length)[0]!;
}

/** The words that may stand where a wrong one stood: those of its group, or those with which a call begins. */
function expectedWords(argv: readonly string[], wrong: string): readonly string[] {
  const group = argv[argv.indexOf(wrong) - 1];
  const inGroup = verbs.map(wordsOf).filter(([first, second]) => second !== undefined && first === group);
  return inGroup.length > 0 ? inGroup.map((words) => words[1]!) : verbs.map((verb) => wordsOf(verb)[0]!);
}

/** `--lang <lang>` → `--lang`. */
function flagOf(quoted: string): string {
  return /--[a-z-]+/.exec(quoted)?.[0] ?? quoted;
}

/** What commander found wrong with the words of a call, as an issue with the nearest match. */
function usageIssue(error: CommanderError, argv: readonly string[]): Issue {
  const quoted = /'([^']+)'/.exec(error.message)?.[1] ?? "";
  if (error.code === "commander.unknownCommand") {
    const near = nearest(quoted, expectedWords(argv, quoted));
    return near === null
      ? issue("cli.no-such-verb", null, { verb: quoted })
      : issue("cli.unknown-verb", null, { verb: quoted, nearest: near });
  }
  if (error.code === "commander.excessArguments") {
    return issue("cli.excess-argument", null, { verb: calledVerb(argv).name });
  }
  if (error.code === "commander.unknownOption") {
    const known = verbs.flatMap((verb) => verb.options.map((each) => /--[a-z-]+/.exec(each.flags)![0]));
    const all = [...known, "--lang", "--json", "--quiet", "--fail-on", "--help", "--version"];
    const near = nearest(quoted, all);
    return near === null
      ? issue("cli.no-such-option", null, { option: quoted })
      : issue("cli.unknown-option", null, { option: quoted, nearest: near });
  }
  if (error.code === "commander.missingArgument") return issue("cli.missing-argument", null, { argument: quoted });
  const option = flagOf(quoted);
  const choice = /argument '([\s\S]*)' is invalid\. Allowed choices are ([\s\S]*)\.$/.exec(error.message);
  if (choice) return issue("cli.wrong-choice", null, { option, value: choice[1]!, known: choice[2]! });
  if (error.code === "commander.optionMissingArgument") return issue("cli.missing-value", null, { option });
  return issue("cli.wrong-option", null, { option, text: error.message.replace(/^error: /, "") });
}

/** The command under which the verbs of a group stand, made when the first of them is added. */
function groupIn(program: Command, name: string, lang: Lang): Command {
  const there = program.commands.find((each) => each.name() === name);
  if (there) return there;
  const { cli } = catalogues[lang];
  return program
    .command(name)
    .description(cli.groups[name as GroupName])
    .usage(`${cli.commandHint} ${cli.optionsHint}`)
    .helpOption("-h, --help", cli.helpOption)
    .helpCommand(false);
}

function addVerb(program: Command, verb: Verb, lang: Lang, act: (verb: Verb, command: Command) => Promise<void>): void {
  const { cli } = catalogues[lang];
  const [first, second] = wordsOf(verb);
  const parent = second === undefined ? program : groupIn(program, first!, lang);
  const command = parent.command(second ?? first!).description(cli.verbs[verb.name]);
  command.usage([...verb.arguments.map((each) => each.usage), cli.optionsHint].join(" "));
  for (const each of verb.arguments) command.argument(each.usage, cli.argument[each.name]);
  for (const each of verb.options) {
    const option = new Option(each.flags, cli.option[each.name]);
    command.addOption(each.choices ? option.choices([...each.choices]) : option);
  }
  for (const each of commonOptions(lang)) command.addOption(each);
  command.helpOption("-h, --help", cli.helpOption);
  command.action(() => act(verb, command));
}

function argumentTerm(it: Argument): string {
  const name = it.variadic ? `${it.name()}...` : it.name();
  return it.required ? `<${name}>` : `[${name}]`;
}

function commonOptions(lang: Lang): readonly Option[] {
  const { option } = catalogues[lang].cli;
  return [
    new Option("--lang <lang>", option.lang).choices([...langs]),
    new Option("--json", option.json),
    new Option("--quiet", option.quiet),
    new Option("--fail-on <level>", option.failOn).choices(["info", "warning", "error", "critical", "never"]),
  ];
}

/**
 * Runs one command line and returns its exit code. Never throws, never exits.
 *
 * @param argv     the words after the program's name
 * @param console  the world, real or a test's
 */
export async function main(argv: readonly string[], console: Console): Promise<number> {
  const lang = languageOf(argv, console);
  const catalogue = catalogues[lang];
  const words = catalogue.cli;
  const callWith = (
    options: Readonly<Record<string, string | boolean | undefined>>,
    given: readonly string[],
  ): Call => ({
    console,
    lang,
    words,
    paint: painter(usesColour(console, "stdout")),
    paintFindings: painter(usesColour(console, "stderr")),
    progress: progressOn(console, options.quiet === true || options.json === true),
    json: options.json === true,
    arguments: given,
    options,
  });
  let exit: number = exits.done;
  const act = async (verb: Verb, command: Command): Promise<void> => {
    const options = command.optsWithGlobals<Record<string, string | boolean | undefined>>();
    const call = callWith(options, command.args);
    let answer: Answer;
    try {
      answer = await (await verb.load())(call);
    } catch (error) {
      answer = failure(error);
    }
    exit = exitOf(answer, failOnOf(options));
    show(verb.name, answer, exit, call);
  };
  const titles: Readonly<Record<string, string>> = {
    "Usage:": words.usage,
    "Arguments:": words.arguments,
    "Options:": words.options,
    "Commands:": words.commands,
  };
  const program = new Command("felles")
    .description(words.description)
    .version(version, "-V, --version", words.versionOption)
    .usage(`${words.commandHint} ${words.optionsHint}`)
    .helpOption("-h, --help", words.helpOption)
    .helpCommand(false)
    .addHelpText("after", `\n${wrap(words.helpFooter, console.columns, "")}`)
    .configureOutput({ writeOut: console.stdout, writeErr: () => undefined, getOutHelpWidth: () => console.columns })
    .configureHelp({
      styleTitle: (title) => titles[title] ?? title,
      subcommandTerm: (command) => [command.name(), ...command.registeredArguments.map(argumentTerm)].join(" "),
      optionDescription: (option) => option.description,
    })
    .exitOverride();
  for (const each of commonOptions(lang)) program.addOption(each.hideHelp());
  for (const verb of verbs) addVerb(program, verb, lang, act);
  try {
    if (argv.length === 0) {
      console.stdout(program.helpInformation());
      return exits.usage;
    }
    await program.parseAsync([...argv], { from: "user" });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return exits.done;
      if (error.code === "commander.help") {
        const group = program.commands.find((each) => argv.includes(each.name()))!;
        console.stdout(group.helpInformation());
        return exits.usage;
      }
      const call = callWith({ json: argv.includes("--json") }, []);
      show("", { issues: [usageIssue(error, argv)], lines: [], data: null }, exits.usage, call);
      return exits.usage;
    }
    const answer = failure(error);
    show("", answer, exits.bug, callWith({}, []));
    return exits.bug;
  }
}
