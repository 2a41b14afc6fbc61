/** A question to an open source on the network, and what comes of it. */

export interface Question {
  readonly url: string;
  /** A body makes it a POST of JSON. */
  readonly body?: unknown;
}

export interface Reply {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

/** What went wrong below the level of answers. */
export type Trouble = "no-network" | "timeout" | "cut" | "too-large";

/** One question, one answer, no patience of its own. */
export type Ask = (question: Question) => Promise<Reply | Trouble>;
