/** The words of the definitions: codes, labels, headers, names of areas. Whoever reads one in a delivery learns nothing of anybody. */
import type { Area } from "../../model/area.ts";
import type { Layout, ProviderLayout } from "../../model/layout.ts";
import { fold } from "../fold.ts";
import type { KnownWords } from "./detector.ts";

export interface GuardRules {
  readonly layouts: readonly Layout[];
  readonly providerLayouts?: readonly ProviderLayout[] | undefined;
  readonly areas: readonly Area[];
}

const made = new WeakMap<readonly Layout[], { readonly rules: GuardRules; readonly known: KnownWords }>();

function wordsOf({ kind, labels, columns }: Layout): readonly string[] {
  return [
    kind,
    ...Object.values(labels),
    ...columns.flatMap((column) => [
      column.name,
      ...column.aliases,
      ...Object.values(column.labels),
      ...(column.codes ?? []),
      ...Object.keys(column.spellings ?? {}),
    ]),
  ];
}

function providerWords({ columns, wide, codes, skip, ignore, constants }: ProviderLayout): readonly string[] {
  return [
    ...columns.flatMap(({ headers }) => headers),
    ...wide.map(({ headers }) => headers),
    ...Object.values(codes).flatMap((each) => Object.values(each).flat()),
    ...Object.values(constants),
    ...skip,
    ...ignore,
  ];
}

function make({ layouts, providerLayouts = [], areas }: GuardRules): KnownWords {
  const names = new Set(areas.flatMap(({ name }) => [name, ...name.split(/ [-–] |\//)]).map(fold));
  const words = new Set([...layouts.flatMap(wordsOf), ...providerLayouts.flatMap(providerWords)].map(fold));
  return {
    has: (text) => words.has(fold(text)) || names.has(fold(text)),
    isArea: (text) => names.has(fold(text)),
  };
}

/** Built once for the definitions of a run. */
export function knownWords(rules: GuardRules): KnownWords {
  const before = made.get(rules.layouts);
  if (before && before.rules.areas === rules.areas && before.rules.providerLayouts === rules.providerLayouts)
    return before.known;
  const known = make(rules);
  made.set(rules.layouts, { rules, known });
  return known;
}
