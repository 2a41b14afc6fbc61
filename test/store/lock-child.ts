/** A process that asks for a lock, says what it got, and keeps it until it is told to stop. */
import { acquireLock } from "../../src/store/lock.ts";

const [work, verb] = process.argv.slice(2) as [string, string];
const lock = acquireLock(work, verb);
process.stdout.write(`${JSON.stringify(lock.ok ? { ok: true, pid: process.pid } : lock.issues[0])}\n`);
process.stdin.on("data", () => {
  if (lock.ok) lock.value.release();
  process.exit(0);
});
