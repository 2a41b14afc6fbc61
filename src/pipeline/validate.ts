/** Checks files as deliveries without storing anything. */
import { basename } from "node:path";
import { ingest } from "../ingest/index.ts";
import type { DeliveryCount } from "../model/delivery.ts";
import type { Issue } from "../model/issue.ts";
import { quarterOf } from "../model/period.ts";
import { readBytes } from "../store/read.ts";
import type { Definitions } from "./definition/index.ts";
import { rulesOf } from "./intake.ts";

export interface Checked extends DeliveryCount {
  readonly file: string;
  /** null when the file could not be read as any kind. */
  readonly kind: string | null;
  readonly issues: readonly Issue[];
}

/** One file, as a run would read it today. */
export function validateFile(path: string, kind: string | null, definitions: Definitions, today: string): Checked {
  const file = basename(path);
  const none = { file, kind: null, read: 0, accepted: 0, rejected: 0 };
  const bytes = readBytes(path);
  if (!bytes.ok) return { ...none, issues: bytes.issues };
  const read = ingest({ file, bytes: bytes.value, kind }, { ...rulesOf(definitions), latest: quarterOf(today) });
  if (!read.ok) return { ...none, issues: read.issues };
  return { file, kind: read.value.kind, ...read.value.count, issues: read.issues };
}
