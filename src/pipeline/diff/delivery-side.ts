/** A delivery as one side of a comparison: what its file states, value by value. For those who may see the delivery itself. */
import { basename } from "node:path";
import type { ParquetReader } from "../../ingest/index.ts";
import { ingest, shownName } from "../../ingest/index.ts";
import type { Outcome } from "../../model/issue.ts";
import { accepted } from "../../model/issue.ts";
import { dimensionKey } from "../../model/observation.ts";
import { readBytes } from "../../store/read.ts";
import type { Definitions } from "../definition/index.ts";
import { rulesOf } from "../rules.ts";
import type { Side } from "./report-side.ts";

/** Reads a file as a delivery. One that is refused whole is no side: nothing of it is shown. */
export function deliverySide(
  path: string,
  number: number,
  definitions: Definitions,
  readParquet: ParquetReader,
): Outcome<Side> {
  const rules = { ...rulesOf(definitions, readParquet), latest: null };
  const name = shownName(basename(path), number, rules);
  if (!name.ok) return name;
  const bytes = readBytes(path);
  if (!bytes.ok) return bytes;
  const read = ingest({ file: name.value, bytes: bytes.value, kind: null }, rules);
  if (!read.ok) return read;
  const statements = read.value.observations.map((it) => {
    const group = dimensionKey(it.dims).replaceAll("|", ";");
    const subject = { analysis: "", indicator: it.measure, area: it.area, group, measure: "", comparator: "" };
    const series = [it.measure, it.area, group].join("|");
    return {
      address: `${series}|${it.period}`,
      series,
      period: it.period,
      subject,
      value: it.value,
      rest: it.preliminary ? "preliminary" : "",
      reason: it.missing ?? "",
    };
  });
  return accepted({ pipeline: null, making: null, statements });
}
