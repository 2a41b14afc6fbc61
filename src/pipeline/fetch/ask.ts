/** Questions to an open source, and how they are asked politely: few a minute, patiently, and never without end. */
import type { Issue } from "../../model/issue.ts";
import { IssueError, issue } from "../../model/issue.ts";
import type { Ask, Question, Reply, Trouble } from "../../model/network.ts";

export interface Patience {
  /** Milliseconds between two questions to a source. */
  readonly apart: number;
  /** Times that a question is asked in all. */
  readonly tries: number;
  /** Milliseconds before the second try; twice as many before each further one. */
  readonly wait: number;
  /** The longest wait that a source may ask for, in milliseconds. */
  readonly longest: number;
}

/** About 30 questions a minute: what Statistics Norway allows, https://data.ssb.no/api/pxwebapi/v2/config. */
export const patience: Patience = { apart: 2_000, tries: 5, wait: 2_000, longest: 120_000 };

export interface Timing {
  readonly elapsed: () => number;
  /** Resolves after so many milliseconds; rejects when the user interrupts. */
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** Too many questions, and faults at their end that pass. */
const passing = new Set([408, 425, 429, 500, 502, 503, 504]);

const secondsOnly = /^\d{1,6}$/;

/** What `Retry-After` asks for, in milliseconds; dates are not looked at, for the clock is not ours to read. */
function askedWait(reply: Reply | Trouble): number {
  const text = typeof reply === "string" ? undefined : reply.headers["retry-after"];
  return text !== undefined && secondsOnly.test(text) ? Number(text) * 1_000 : 0;
}

/** The address without what was asked for, as a place for a finding. */
export function sourceOf(url: string): string {
  return url.split("?")[0]!;
}

export function troubleIssue(trouble: Trouble, url: string): Issue {
  return issue(`fetch.${trouble}`, { file: sourceOf(url) });
}

/**
 * Asks until there is an answer that stands.
 *
 * An answer that stands is any status but those that pass. Tries are bounded by `patience.tries`; waits grow, and follow
 * `Retry-After` up to `patience.longest`.
 *
 * @throws IssueError (exit 1) when the last try fails as well
 */
export function politely(ask: Ask, timing: Timing, how: Patience = patience): (question: Question) => Promise<Reply> {
  let free = Number.NEGATIVE_INFINITY;
  return async (question) => {
    for (let round = 1; ; round++) {
      const now = timing.elapsed();
      if (free > now) await timing.sleep(free - now);
      const reply = await ask(question);
      free = timing.elapsed() + how.apart;
      if (typeof reply !== "string" && !passing.has(reply.status)) return reply;
      const final = reply === "too-large" || round === how.tries;
      if (final && typeof reply === "string") throw new IssueError([troubleIssue(reply, question.url)], 1);
      if (final && typeof reply !== "string") return reply;
      const wait = Math.max(how.wait * 2 ** (round - 1), askedWait(reply));
      await timing.sleep(Math.min(wait, how.longest));
    }
  };
}

/**
 * The JSON of an answer.
 *
 * @throws IssueError (exit 1) on any status but 200, and on an answer that is not JSON or was cut
 */
export function jsonOf(reply: Reply, url: string): unknown {
  const place = { file: sourceOf(url) };
  if (reply.status !== 200) throw new IssueError([issue("fetch.status", place, { status: reply.status })], 1);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(reply.bytes));
  } catch {
    throw new IssueError([issue("fetch.not-json", place)], 1);
  }
}
