/** What the operating system says when a file cannot be read or written, as issues. */
import type { IssueCode } from "../model/codes/index.ts";
import type { Issue } from "../model/issue.ts";
import { IssueError, issue } from "../model/issue.ts";

type Doing = "read" | "write";

const codes: Readonly<Record<Doing, Readonly<Record<string, IssueCode>>>> = {
  read: {
    ENOENT: "store.missing-file",
    ENOTDIR: "store.missing-file",
    EACCES: "store.unreadable",
    EPERM: "store.unreadable",
    EISDIR: "store.not-a-file",
  },
  write: {
    ENOSPC: "store.no-space",
    EDQUOT: "store.no-space",
    EFBIG: "store.no-space",
    EROFS: "store.read-only",
    EACCES: "store.read-only",
    EPERM: "store.read-only",
    ENOTDIR: "store.not-a-folder",
    EEXIST: "store.not-a-folder",
    EISDIR: "store.not-a-file",
  },
};

/** What DuckDB's messages say in the operating system's words. */
const spoken: readonly (readonly [shape: RegExp, errno: string])[] = [
  [/no space left on device|disk full|not enough space/i, "ENOSPC"],
  [/read-only file system/i, "EROFS"],
  [/permission denied|access is denied/i, "EACCES"],
  [/no such file|cannot find the (?:path|file)/i, "ENOENT"],
];

/** The error number of an error that came from the operating system; null for any other. */
export function errnoOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const { code } = error as NodeJS.ErrnoException;
  if (typeof code === "string" && /^E[A-Z0-9]+$/.test(code)) return code;
  return spoken.find(([shape]) => shape.test(error.message))?.[1] ?? null;
}

/**
 * The issue that a failed read or write deserves.
 *
 * @throws the error itself when it did not come from the operating system: then it is a bug
 */
export function fileIssue(error: unknown, path: string, doing: Doing): Issue {
  const errno = errnoOf(error);
  if (errno === null) throw error;
  const code = codes[doing][errno];
  return code ? issue(code, { file: path }) : issue("store.failed", { file: path }, { error: errno });
}

/** A write that failed stops the batch: full and read-only disks do not mend themselves half-way. */
export function writeFailure(error: unknown, path: string): IssueError {
  if (error instanceof IssueError) return error;
  return new IssueError([fileIssue(error, path, "write")], 1);
}
