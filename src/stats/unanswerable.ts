/** Numbers that are right each by itself, but together carry no answer: the data's fault, and not the programmer's. */

/** Why there is none; text/ has a sentence for each. */
export type Unanswerable =
  | "singular-design"
  | "few-rows"
  | "few-clusters"
  | "no-events"
  | "one-sided-events"
  | "no-exposure"
  | "no-variation";

/** Thrown by a method that has no answer to the numbers; whoever knows where they come from says it in a reader's words. */
export class UnanswerableError extends RangeError {
  override readonly name = "UnanswerableError";
  readonly why: Unanswerable;

  constructor(why: Unanswerable, message: string) {
    super(message);
    this.why = why;
  }
}

/**
 * What is computed; null where the numbers carry no answer. Any other error is a bug and passes.
 *
 * @param compute  throws `UnanswerableError` where there is none
 */
export function unlessUnanswerable<T>(compute: () => T): T | null {
  try {
    return compute();
  } catch (error) {
    if (error instanceof UnanswerableError) return null;
    throw error;
  }
}
