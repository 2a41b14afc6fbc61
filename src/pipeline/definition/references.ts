/** Names that must exist, and names that may stand once: what every check of a definition shares. */
import type { Issue } from "../../model/issue.ts";
import { issue } from "../../model/issue.ts";
import { nearest } from "../../model/nearest.ts";
import type { Path, SourceText } from "./yaml.ts";

/** Every name that a list of a file declares, also of items that are otherwise wrong: one error brings no second. */
export function declared(source: SourceText, list: string, key: string): ReadonlySet<string> {
  const items = source.value[list];
  const names = Array.isArray(items) ? items.map((it: unknown) => (it as Record<string, unknown> | null)?.[key]) : [];
  return new Set(names.filter((name) => typeof name === "string"));
}

/** The keys of a mapping in a file; none where there is no mapping. */
export function keysOf(source: SourceText, ...path: readonly string[]): ReadonlySet<string> {
  const found = path.reduce<unknown>((above, key) => (above as Record<string, unknown> | null)?.[key], source.value);
  return new Set(typeof found === "object" && found !== null ? Object.keys(found) : []);
}

/** As many known names as a message lists. */
const mostListed = 20;

/** Nothing, or that a name is not among those known, with the one it may be a slip of. */
export function expectKnown(
  name: string,
  known: ReadonlySet<string>,
  key: string,
  where: string,
  source: SourceText,
  path: Path,
): readonly Issue[] {
  if (known.has(name)) return [];
  if (known.size === 0) return [issue("definition.no-id", source.at(path), { key, id: name, where })];
  const near = nearest(name, known);
  if (near === null) {
    const listed = [...known].slice(0, mostListed).join(", ") + (known.size > mostListed ? " …" : "");
    return [issue("definition.unlisted-id", source.at(path), { key, id: name, where, known: listed })];
  }
  return [issue("definition.unknown-id", source.at(path), { key, id: name, nearest: near, where })];
}

/** The same for a key of a mapping, shown where the key stands. */
export function expectKnownKey(
  name: string,
  known: ReadonlySet<string>,
  key: string,
  where: string,
  source: SourceText,
  path: Path,
): readonly Issue[] {
  return expectKnown(name, known, key, where, { ...source, at: source.atKey }, [...path, name]);
}

/** Every name that stands a second time, with the line of the first. */
export function expectOnce(
  names: readonly { readonly name: string; readonly path: Path }[],
  key: string,
  source: SourceText,
): readonly Issue[] {
  const first = new Map<string, Path>();
  return names.flatMap(({ name, path }) => {
    const before = first.get(name);
    if (before)
      return [
        issue("definition.duplicate-id", source.at(path), { key, id: name, first: String(source.at(before).line) }),
      ];
    first.set(name, path);
    return [];
  });
}

/** The names in a list of items under `list`, where the item could be read. */
export function namesIn<T>(
  items: readonly (T | undefined)[] | undefined,
  above: Path,
  key: keyof T & string,
): readonly { readonly name: string; readonly path: Path }[] {
  return (items ?? []).flatMap((it, index) => (it ? [{ name: String(it[key]), path: [...above, index, key] }] : []));
}
