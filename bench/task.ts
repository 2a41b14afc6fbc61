/** What a task of the bench is: our work and a peer's on the same input, with how far the answers may differ. */
import { median } from "./measure.ts";
import { askPeer, type PeerAnswer } from "./peer.ts";

export interface Task {
  readonly name: string;
  readonly reachSeconds: number;
  readonly rounds: number;
  /** One round of our work; what it returns is compared. */
  readonly ours: () => unknown;
  readonly language: "r" | "python";
  readonly script: string;
  readonly input: string;
  /** How many times the peer's work ours is; 1 when absent. */
  readonly times?: number;
  /** Sentences that say how far the answers differ; throws when they differ more than the tolerance. */
  readonly agree: (ours: unknown, theirs: PeerAnswer) => string;
}

/** @throws RangeError when the difference is greater than the tolerance: a fast wrong answer is no answer */
export function within(what: string, difference: number, tolerance: number): string {
  if (!(difference <= tolerance))
    throw new RangeError(`${what} differs by ${difference}; expected at most ${tolerance}`);
  return `${what} within ${difference.toExponential(0)} (tolerance ${tolerance})`;
}

/** How far two numbers are apart, relative to the greater. */
export const apart = (a: number, b: number): number => Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));

interface Timed {
  readonly least: number;
  readonly usual: number;
  /** Seconds of the processor, at best: what the work takes on an idle machine, all threads of ours together. */
  readonly busy: number;
  readonly answer: unknown;
}

/** The least time is the work's own, where the machine does other work besides; the median is what one meets. */
function time(task: Task): Timed {
  let answer = task.ours();
  const rounds = Array.from({ length: task.rounds }, () => {
    const begun = performance.now();
    const before = process.cpuUsage();
    answer = task.ours();
    const { user, system } = process.cpuUsage(before);
    return { seconds: (performance.now() - begun) / 1000, busy: (user + system) / 1e6 };
  });
  const seconds = rounds.map((round) => round.seconds);
  return {
    least: Math.min(...seconds),
    usual: median(seconds),
    busy: Math.min(...rounds.map((round) => round.busy)),
    answer,
  };
}

/** Our time, the peer's where it can run here, and how far the answers are apart. */
export function measure(task: Task, say: (line: string) => void): void {
  const { least, usual, busy, answer } = time(task);
  const times = `${least.toFixed(3)} s at best, median ${usual.toFixed(3)} s, ${busy.toFixed(3)} s of the processor`;
  say(`${task.name}: ${times} (reach: ${task.reachSeconds})`);
  const peer = askPeer(task.language, task.script, task.input);
  if ("skipped" in peer) {
    say(`  not compared: ${peer.skipped}`);
    return;
  }
  const theirs = peer as PeerAnswer;
  const seconds = theirs.seconds * (task.times ?? 1);
  const language = task.language === "r" ? "R" : "Python";
  say(
    `  ${language}: ${seconds.toFixed(3)} s, ${(seconds / usual).toPrecision(3)} times our median; ${task.agree(answer, theirs)}`,
  );
}
