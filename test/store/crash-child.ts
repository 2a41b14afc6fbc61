/** A process that runs the sequence and kills itself with signal 9 after so many steps. */
import { dyingDisk } from "./broken-disk.ts";
import { pathsFor } from "./paths.ts";
import { runAll } from "./sequence.ts";

const [root, steps] = process.argv.slice(2) as [string, string];

await runAll(
  pathsFor(root),
  dyingDisk(Number(steps), () => process.kill(process.pid, "SIGKILL")),
);
