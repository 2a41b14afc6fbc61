/** Names of persons: by common names, by words that announce one, and by their shape where only a code or a number may stand. */
import type { Expected, KnownWords, TextDetector } from "./detector.ts";
import { isBound } from "./detector.ts";
import { ambiguousNames, givenNames, notNames, patronymics, surnames } from "./names.ts";

const word = /\p{L}[\p{L}'’.-]*/gu;
const capital = /^\p{Lu}/u;
const initial = /^\p{Lu}\.?$/u;

/** Words after which a name comes. */
const cue =
  /(?:^|[\s(:;,])(?:v\/ ?|ved |kontakt(?:person)?:? |kontaktperson |saksbehandler:? |utarbeidet av |laget av |skrevet av |registrert av |gjelder:? |navn:? |namn:? |elev:? |eleven |ungdommen |gutten |jenta |pasient(?:en)?:? |klient(?:en)?:? |mor:? |far:? |mora |faren |foresatt:? |verge:? |søsken:? |hilsen |mvh\.? )\p{Lu}\p{Ll}[\p{L}'’-]* \p{Lu}\p{Ll}[\p{L}'’-]*/u;
const announced = /(\p{Lu}\p{Ll}[\p{L}'’-]*) (\p{Lu}\p{Ll}[\p{L}'’-]*)/gu;

/** Two to four capitalised words and nothing else: `Ludvik M. Wergeland`, `Wergeland, Ludvik`. */
const shape =
  /^\p{Lu}\p{Ll}[\p{Ll}'’-]*(?:-\p{Lu}\p{Ll}+)?(?:,? (?:\p{Lu}\.|\p{Lu}\p{Ll}[\p{Ll}'’-]*(?:-\p{Lu}\p{Ll}+)?|van|von|de|da|al|el|bin)){0,2},? \p{Lu}\p{Ll}[\p{Ll}'’-]*(?:-\p{Lu}\p{Ll}+)?$/u;

function isGiven(text: string): boolean {
  return givenNames.has(text) || text.split("-").some((part) => part.length > 2 && givenNames.has(part));
}

function isSurname(text: string): boolean {
  return surnames.has(text) || text.split("-").some((part) => patronymics.has(part));
}

function isPatronymic(text: string): boolean {
  return text.split("-").some((part) => patronymics.has(part));
}

/** A word as lists have it: small letters, no point at its end. */
function listed(text: string): string {
  return text.toLowerCase().replace(/[.'’]+$/g, "");
}

/** Whether two neighbouring words are a person's name. */
function isPair(left: string, right: string): boolean {
  const [a, b] = [listed(left), listed(right)];
  if (notNames.has(a) || notNames.has(b)) return false;
  const [first, second] = [capital.test(left), capital.test(right)];
  if (isGiven(a) && isSurname(b) && !(ambiguousNames.has(a) && !first && !second)) return true;
  if (!first || !second) return false;
  if (initial.test(left)) return isSurname(b);
  if (initial.test(right)) return isGiven(a) && !ambiguousNames.has(a) && right.endsWith(".");
  if (isGiven(a) && !ambiguousNames.has(a)) return b.length > 1;
  return isPatronymic(b) && a.length > 1;
}

/** Neighbours with a space between, or a comma with the surname first. */
function holdsPair(text: string, known: KnownWords): boolean {
  const found = [...text.matchAll(word)];
  for (let i = 1; i < found.length; i++) {
    const [left, right] = [found[i - 1]!, found[i]!];
    const between = text.slice(left.index + left[0].length, right.index);
    if (between === " " && !known.has(`${left[0]} ${right[0]}`) && isPair(left[0], right[0])) return true;
    const turned = /^, ?$/.test(between) && isGiven(listed(right[0])) && isSurname(listed(left[0]));
    if (turned && capital.test(left[0]) && capital.test(right[0]) && !known.isArea(left[0])) return true;
  }
  return false;
}

function isAnnounced(text: string): boolean {
  const said = cue.exec(text);
  if (!said) return false;
  const pair = [...said[0].matchAll(announced)].at(-1)!;
  return ![pair[1]!, pair[2]!].some((each) => notNames.has(each.toLowerCase()));
}

/** One given name alone in a cell where a code or a number is expected. */
function isAlone(text: string): boolean {
  const name = text.toLowerCase();
  return /^\p{L}[\p{L}-]{2,}$/u.test(text) && isGiven(name) && !ambiguousNames.has(name);
}

/** By shape alone, where no list knows the name. */
function looksLikeName(text: string): boolean {
  return shape.test(text) && !text.split(/[ ,]+/).some((each) => notNames.has(each.toLowerCase()));
}

function finds(text: string, expected: Expected, known: KnownWords): boolean {
  if (!/\p{L}{2}/u.test(text) || known.has(text)) return false;
  if (holdsPair(text, known) || isAnnounced(text)) return true;
  if (!isBound(expected)) return false;
  if (expected === "area") return isAlone(text.replace(/^\d+ /, "")) && !known.isArea(text.replace(/^\d+ /, ""));
  return isAlone(text) || looksLikeName(text);
}

export const personName: TextDetector = { code: "privacy.name", finds };

/** For a whole column of unknown meaning: whether a cell may be a name by its shape. */
export function mayBeName(text: string): boolean {
  return looksLikeName(text);
}
