/** What programme.yaml must keep besides its grammar: names that exist, spells that run forward, one role at a time. */
import type { Issue } from "../../model/issue.ts";
import { issue } from "../../model/issue.ts";
import type { ProgrammeText, Spell } from "./programme.ts";
import { spellsOf } from "./programme.ts";
import { declared, expectKnown, expectKnownKey, expectOnce, namesIn } from "./references.ts";
import type { Parts } from "./sketch.ts";
import type { Path, SourceText } from "./yaml.ts";

interface PlacedSpell extends Spell {
  readonly role: string;
  readonly path: Path;
}

function placedSpells(parts: Parts<ProgrammeText>): readonly PlacedSpell[] {
  return (parts.groups ?? []).flatMap((group, index) =>
    group
      ? spellsOf(group).map((spell, member) => ({
          ...spell,
          role: group.role,
          path: ["groups", index, "members", member],
        }))
      : [],
  );
}

/** ISO dates and the end that never comes, which is after every date. */
function before(date: string, end: string | null): boolean {
  return end === null || date < end;
}

function overlaps(
  spells: readonly PlacedSpell[],
  names: ReadonlyMap<string, string>,
  source: SourceText,
): readonly Issue[] {
  const found: Issue[] = [];
  for (const [index, later] of spells.entries()) {
    for (const earlier of spells.slice(0, index)) {
      if (earlier.code !== later.code || !before(earlier.from, later.until) || !before(later.from, earlier.until))
        continue;
      if (earlier.group === later.group) {
        const first = String(source.at(earlier.path).line);
        found.push(issue("definition.duplicate-id", source.at(later.path), { key: "members", id: later.code, first }));
      } else if (earlier.role !== later.role) {
        found.push(
          issue("definition.overlapping-roles", source.at(later.path), {
            area: [later.code, names.get(later.code) ?? ""].join(" ").trim(),
            from: [earlier.from, later.from].sort()[1]!,
            role: later.role,
            group: later.group,
            otherRole: earlier.role,
            otherGroup: earlier.group,
          }),
        );
      }
    }
  }
  return found;
}

function backwards(key: string, from: string, until: string | null, source: SourceText, path: Path): readonly Issue[] {
  return before(from, until) ? [] : [issue("definition.backwards", source.at(path), { key, from, until: until! })];
}

/** A code that ended became one municipality, or its division says which; and only a code that ended was divided. */
function divisions(areas: NonNullable<Parts<ProgrammeText>["areas"]>, source: SourceText): readonly Issue[] {
  const named = new Map<string, string[]>();
  for (const it of areas)
    for (const code of it?.formerly ?? []) named.set(code, [...(named.get(code) ?? []), it!.code]);
  return areas.flatMap((it, index) => {
    if (!it) return [];
    const { code, divided, until } = it;
    const place = source.at(["areas", index, ...(divided ? ["divided"] : [])]);
    if (divided && until === undefined) return [issue("definition.divided-in-use", place, { code })];
    const others = (named.get(code) ?? []).filter((each) => divided === undefined || !(each in divided.parts));
    return until !== undefined && others.length > (divided ? 0 : 1)
      ? [issue("definition.no-division", place, { code, areas: others.join(", ") })]
      : [];
  });
}

export function checkProgramme(parts: Parts<ProgrammeText>, source: SourceText): readonly Issue[] {
  const areas = declared(source, "areas", "code");
  const here = (name: string, key: string, path: Path): readonly Issue[] =>
    expectKnown(name, areas, key, source.file, source, path);
  const spells = placedSpells(parts);
  const names = new Map((parts.areas ?? []).flatMap((it) => (it ? [[it.code, it.name] as const] : [])));
  const lists = (["groups", "goals", "milestones", "budget"] as const).flatMap((list) =>
    expectOnce(namesIn<{ readonly id: string }>(parts[list], [list], "id"), "id", source),
  );
  return [
    ...expectOnce(namesIn(parts.areas, ["areas"], "code"), "code", source),
    ...lists,
    ...(parts.host === undefined ? [] : here(parts.host, "host", ["host"])),
    ...(parts.areas ?? []).flatMap((it, index) => [
      ...(it?.formerly ?? []).flatMap((code, i) => here(code, "formerly", ["areas", index, "formerly", i])),
      ...Object.keys(it?.divided?.parts ?? {}).flatMap((code) =>
        expectKnownKey(code, areas, "parts", source.file, source, ["areas", index, "divided", "parts"]),
      ),
      ...(it?.from === undefined ? [] : backwards("areas", it.from, it.until ?? null, source, ["areas", index])),
    ]),
    ...divisions(parts.areas ?? [], source),
    ...spells.flatMap((it) => [
      ...here(it.code, "members", it.path),
      ...backwards("members", it.from, it.until, source, it.path),
    ]),
    ...overlaps(
      spells.filter((it) => before(it.from, it.until)),
      names,
      source,
    ),
  ];
}
