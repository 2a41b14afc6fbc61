/** Street addresses and postal places, in the forms that Norwegian addresses have. */
import type { Expected, KnownWords, TextDetector } from "./detector.ts";

/** `Storgata 12`, `Nordlandsveien 5 B`, `Storgt. 7`. */
const compound =
  /(?<!\p{L})(\p{L}{2,40}(?:gata|gaten|gate|gt\.|veien|vegen|vei|veg|allé|allè|alléen|alleen|bakken|stien|svingen|kroken|tunet|brygga|kaia|smauet|smuget|terrasse|terrassen)) (?:nr\.? ?)?\d{1,3} ?[A-Za-z]?(?![\p{L}\d])/giu;
/** `Kongens gate 4`, `Ole Tobias Olsens gt. 7`. */
const apart =
  /(?<!\p{L})\p{Lu}[\p{L}.]{1,40}(?: \p{L}[\p{L}.]{0,40}){0,3} (?:gate|gata|gt\.?|vei|veien|veg|vegen|allé|allè|torg|brygge|terrasse) \d{1,3} ?[A-Za-z]?(?![\p{L}\d])/u;
const square = /(?<!\p{L})(?:Torget|Torvet|Kaia|Brygga) \d{1,3} ?[A-Z]?(?![\p{L}\d])/u;
/** A box in a post office. */
const box = /\b(?:postboks|pb\.?) ?\d{1,5}\b.{0,40}?\b\d{4} \p{Lu}/iu;

/** Roads that are no addresses, and words that end as a street does. */
const noStreet =
  /^(?:(?:fylkes|riks|europa|motor|hoved|jern|sei|omkjørings|sykkel|gang)(?:veien|vegen|vei|veg)|(?:aggre|investi|dele|navi|miti|propa|segre|surro)gate)$/iu;

/** A postcode and its place. The first two digits tell it from a municipality's code, unless an address goes before. */
const postal = /(?<![\d\p{L}-])(?:NO?-)?(\d{4}) (\p{Lu}[\p{L}-]{1,40})(?!\p{L})/gu;
const afterAddress = /\d ?[A-Za-z]?, ?(?:NO?-)?\d{4} \p{Lu}/u;

/** The first two digits of municipality codes since 1964: of today's counties and of former ones. */
const counties: ReadonlySet<string> = new Set(
  "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 30 31 32 33 34 38 39 40 42 46 50 54 55 56 99".split(
    " ",
  ),
);

/** What is counted may begin with a capital letter. */
const counted =
  /^(?:personer|persons|kroner|kr|nok|elever|barn|unge|ungdom|ungdommer|saker|antall|bosatte|timer|dager|jenter|gutter|innbyggere|svar|av|og|per|kvartal)$/i;

function isPostal(text: string): boolean {
  if (afterAddress.test(text)) return true;
  for (const [, code, place] of text.matchAll(postal)) {
    if (!counties.has(code!.slice(0, 2)) && !counted.test(place!)) return true;
  }
  return false;
}

function finds(text: string, _: Expected, known: KnownWords): boolean {
  if (text.length < 5 || !/\d/.test(text) || !/\p{L}{2}/u.test(text)) return false;
  for (const [, street] of text.matchAll(compound)) if (!noStreet.test(street!) && !known.has(street!)) return true;
  return apart.test(text) || square.test(text) || box.test(text) || isPostal(text);
}

export const address: TextDetector = { code: "privacy.address", finds };
