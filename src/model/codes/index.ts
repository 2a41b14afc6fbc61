/** Every issue code and its level, one file per room; text/findings/ holds the words for the same codes. */
import type { IssueLevel } from "../issue.ts";
import { cliCodes } from "./cli.ts";
import { definitionCodes } from "./definition.ts";
import { diffCodes } from "./diff.ts";
import { discloseCodes } from "./disclose.ts";
import { estimateCodes } from "./estimate.ts";
import { exportCodes } from "./export.ts";
import { fetchCodes } from "./fetch.ts";
import { ingestCodes } from "./ingest.ts";
import { powerCodes } from "./power.ts";
import { privacyCodes } from "./privacy.ts";
import { restrictedCodes } from "./restricted.ts";
import { runCodes } from "./run.ts";
import { seriesCodes } from "./series.ts";
import { storeCodes } from "./store.ts";

const all = {
  ...definitionCodes,
  ...diffCodes,
  ...discloseCodes,
  ...ingestCodes,
  ...privacyCodes,
  ...restrictedCodes,
  ...storeCodes,
  ...estimateCodes,
  ...exportCodes,
  ...powerCodes,
  ...fetchCodes,
  ...runCodes,
  ...seriesCodes,
  ...cliCodes,
} as const;

export type IssueCode = keyof typeof all;

export const issueLevels: Readonly<Record<IssueCode, IssueLevel>> = all;

export const issueCodes: readonly IssueCode[] = Object.keys(all) as IssueCode[];

type RoomOf<Code> = Code extends `${infer Room}.${string}` ? Room : never;

/** The part of a code before its point: where it is raised. */
export type IssueRoom = RoomOf<IssueCode>;

export function roomOf(code: IssueCode): IssueRoom {
  return code.slice(0, code.indexOf(".")) as IssueRoom;
}
