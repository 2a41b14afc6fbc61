/** `felles schedule --systemd|--cron`: what a machine needs in order to run what is due, every day, without anybody. */
import type { Answer, Call } from "../verb.ts";

function systemd(root: string): string {
  return [
    "# ~/.config/systemd/user/felles.service",
    "[Unit]",
    "Description=felles: run what the calendar says is due",
    "",
    "[Service]",
    "Type=oneshot",
    `WorkingDirectory=${root.replace(/%/g, "%%")}`,
    "ExecStart=/usr/bin/env felles run --due --quiet",
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

function cron(root: string): string {
  const folder = `"${root.replace(/["\\$`]/g, "\\$&").replace(/%/g, "\\%")}"`;
  return [
    "# crontab -e; every morning, most mornings nothing is due and nothing is written",
    `15 6 * * * cd ${folder} && felles run --due --quiet || [ $? -eq 1 ]`,
    "",
  ].join("\n");
}

export async function schedule(call: Call): Promise<Answer> {
  const root = call.console.cwd;
  const raw = call.options.cron === true ? cron(root) : systemd(root);
  return { issues: [], lines: [], raw, data: { text: raw } };
}
