/** What a specification may not do: name an address, or depend on the machine's time zone. */
import type { VegaLiteSpec } from "../model/figure.ts";

const addressKeys: ReadonlySet<string> = new Set(["url", "href", "src"]);
const addressShape = /^\s*(?:[a-z][a-z0-9+.-]*:)?\/\//i;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function faultsIn(value: unknown, path: string): readonly string[] {
  if (typeof value === "string") return addressShape.test(value) ? [`${path} is an address`] : [];
  if (Array.isArray(value)) return value.flatMap((each, i) => faultsIn(each, `${path}[${i}]`));
  if (!isRecord(value)) return [];
  const found: string[] = [];
  if (value.type === "temporal" && !(isRecord(value.scale) && value.scale.type === "utc"))
    found.push(`${path} is temporal without a utc scale`);
  for (const [key, inner] of Object.entries(value)) {
    const here = path === "" ? key : `${path}.${key}`;
    if (here === "$schema") continue;
    if (addressKeys.has(key)) found.push(`${here} names an address`);
    else if (key === "timeUnit" && !(typeof inner === "string" && inner.startsWith("utc")))
      found.push(`${here} is not a utc unit`);
    // Rows of data are text to show, never something to load.
    else if (key !== "values") found.push(...faultsIn(inner, here));
  }
  return found;
}

/**
 * Refuses a specification that a closed zone could not draw, or that two machines would draw differently.
 *
 * @throws RangeError naming every place
 */
export function guardSpec(spec: VegaLiteSpec): void {
  const found = faultsIn(spec, "");
  if (found.length > 0) throw new RangeError(`a figure may not be drawn: ${found.join("; ")}`);
}
