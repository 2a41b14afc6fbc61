/** `felles-ansvar/frames`: the import for researchers, bound to the real world. */
import { resolve } from "node:path";
import { formatPeriod, parsePeriod } from "../model/period.ts";
import { type DataFrame, releasedFrame } from "../pipeline/frames.ts";
import type { Host } from "../pipeline/host.ts";
import { dateInNorway } from "../store/clock.ts";
import { version } from "./version.ts";

export interface FrameOptions {
  /** Folder of a workspace; the current one when left out. */
  readonly root?: string;
  readonly inbox?: string;
  readonly work?: string;
  /** `2027-Q3`; the latest that the deliveries speak of when left out. */
  readonly period?: string;
  /** ISO date; everything received when left out. */
  readonly asOf?: string;
}

const host: Host = {
  step: () => undefined,
  today: () => dateInNorway(new Date()),
  now: () => new Date(),
  elapsed: () => performance.now(),
  interrupted: new AbortController().signal,
  pause: () => Promise.resolve(),
  version,
};

/**
 * Released rows of a pipeline as a danfo.js DataFrame: one row an estimate, the columns of estimates.csv, codes as text.
 *
 * @param pipeline  path of a pipeline file, such as `pipelines/research-export.yaml`
 * @throws RangeError when the period cannot be read
 * @throws IssueError with every finding when the run stopped, or danfojs-node is not installed
 */
export async function openFrame(pipeline: string, options: FrameOptions = {}): Promise<DataFrame> {
  const root = resolve(options.root ?? process.cwd());
  const period = options.period === undefined ? null : parsePeriod(options.period);
  if (options.period !== undefined && period === null) throw new RangeError(`not a period: ${options.period}`);
  const paths = {
    root,
    inbox: resolve(root, options.inbox ?? "inbox"),
    work: resolve(root, options.work ?? "work"),
    reports: resolve(root, "reports"),
  };
  const request = { pipeline: resolve(root, pipeline), paths, asOf: options.asOf ?? null };
  return releasedFrame({ ...request, period: period === null ? null : formatPeriod(period) }, host);
}
