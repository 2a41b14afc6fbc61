/** `felles schedule --systemd|--cron`: what a machine needs in order to run what is due, every day, without anybody. */
import { join } from "node:path";
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

function systemd(root: string, { node, script }: Program): string {
  return [
    "# ~/.config/systemd/user/felles.service",
    "[Unit]",
    "Description=felles: run what the calendar says is due",
    "",
    "[Service]",
    "Type=oneshot",
    `WorkingDirectory=${root.replace(/%/g, "%%")}`,
    `ExecStart=${unitWord(node)} ${unitWord(script)} run --due --quiet`,
    "# Findings (1) end a good run too; anything else is a failure that the machine should report.",
    "SuccessExitStatus=0 1",
    "TimeoutStartSec=1h",
    "Nice=10",
    "",
    "# ~/.config/systemd/user/felles.timer",
    "[Unit]",
    "Description=felles: every morning; most mornings nothing is due",
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

function cron(root: string, { node, script }: Program): string {
  const start = `${cronWord(node)} ${cronWord(script)} run --due --quiet`;
  return [
    "# crontab -e; every morning, most mornings nothing is due and nothing is written",
    `15 6 * * * cd ${cronWord(root)} && ${start} || [ $? -eq 1 ]`,
    "",
  ].join("\n");
}

export async function schedule(call: Call): Promise<Answer> {
  const root = call.console.cwd;
  const program = { node: process.execPath, script: join(productRoot, "dist", "cli", "main.js") };
  const raw = call.options.cron === true ? cron(root, program) : systemd(root, program);
  return { issues: [], lines: [], raw, data: { text: raw } };
}
