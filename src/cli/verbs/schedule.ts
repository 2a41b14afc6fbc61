/** `felles schedule --systemd|--cron`: what a machine needs in order to run what is due, every day, without anybody. */
import { join } from "node:path";
import type { CliWords } from "../../text/words/cli.ts";
import { productRoot } from "../definitions.ts";
import type { Answer, Call } from "../verb.ts";

/** How this very program is started, so that a scheduler needs no PATH. */
interface Program {
  readonly node: string;
  readonly script: string;
}

/** A word of a unit file: in quotes, with the signs escaped that systemd would read. */
function unitWord(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&").replace(/\$/g, "$$$$").replace(/%/g, "%%")}"`;
}

/** A word of a crontab line: in quotes, with the signs escaped that the shell or cron would read. */
function cronWord(text: string): string {
  return `"${text.replace(/["\\$`]/g, "\\$&").replace(/%/g, "\\%")}"`;
}

function systemd(root: string, { node, script }: Program, words: CliWords["schedule"]): string {
  return [
    "# ~/.config/systemd/user/felles.service",
    "[Unit]",
    `Description=${words.service}`,
    "",
    "[Service]",
    "Type=oneshot",
    `WorkingDirectory=${root.replace(/%/g, "%%")}`,
    `ExecStart=${unitWord(node)} ${unitWord(script)} run --due --quiet`,
    `# ${words.findings}`,
    "SuccessExitStatus=0 1",
    "TimeoutStartSec=1h",
    "Nice=10",
    "",
    "# ~/.config/systemd/user/felles.timer",
    "[Unit]",
    `Description=${words.timer}`,
    "",
    "[Timer]",
    "OnCalendar=*-*-* 06:15:00",
    "RandomizedDelaySec=10min",
    "Persistent=true",
    "",
    "[Install]",
    "WantedBy=timers.target",
    "",
    "# systemctl --user daemon-reload && systemctl --user enable --now felles.timer",
    "",
  ].join("\n");
}

function cron(root: string, { node, script }: Program, words: CliWords["schedule"]): string {
  const start = `${cronWord(node)} ${cronWord(script)} run --due --quiet`;
  return [`# ${words.cron}`, `15 6 * * * cd ${cronWord(root)} && ${start} || [ $? -eq 1 ]`, ""].join("\n");
}

export async function schedule(call: Call): Promise<Answer> {
  const root = call.console.cwd;
  const words = call.words.schedule;
  const program = { node: process.execPath, script: join(productRoot, "dist", "cli", "main.js") };
  const raw = call.options.cron === true ? cron(root, program, words) : systemd(root, program, words);
  return { issues: [], lines: [], raw, data: { text: raw } };
}
