/** The words of a comparison of two states. Templates: `{name}` is replaced by the value of that name. */
import type { ChangeName } from "../../model/change.ts";

export interface DiffWords {
  readonly title: string;
  /** {before} {after} */
  readonly subtitle: string;
  readonly internal: { readonly title: string; readonly text: string };
  readonly nothing: string;
  readonly causeTitle: string;
  readonly cause: Readonly<Record<"same" | "owner" | "ours" | "both", string>>;
  /** What differs in how the two were made. */
  readonly made: Readonly<Record<"deliveries" | "definition" | "version" | "period", string>>;
  readonly countsTitle: string;
  readonly kind: Readonly<Record<ChangeName, string>>;
  readonly column: Readonly<Record<"change" | "count" | "what" | "area" | "period" | "before" | "after", string>>;
  /** {count} */
  readonly more: string;
  readonly hidden: string;
  readonly missing: string;
  readonly none: string;
  /** {path} */
  readonly written: string;
  /** {before} {after}: how many numbers each side has. */
  readonly sizes: string;
}
