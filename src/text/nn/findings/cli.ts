/** Findings of cli, in nn. */
import type { cliCodes } from "../../../model/codes/cli.ts";
import type { FindingText } from "../../catalogue.ts";

export const cliFindings: Readonly<Record<keyof typeof cliCodes, FindingText>> = {
  "cli.unknown-verb": {
    message: "Kommandoen «{verb}» finst ikkje. Meinte du «{nearest}»?",
    remedy: "Skriv felles --help for å sjå alle kommandoane.",
  },
  "cli.unknown-option": {
    message: "Valet {option} finst ikkje her. Meinte du {nearest}?",
    remedy: "Skriv felles KOMMANDO --help for å sjå vala.",
  },
  "cli.missing-argument": {
    message: "Det manglar noko etter kommandoen: {argument}.",
    remedy: "Skriv felles KOMMANDO --help for å sjå kva han treng.",
  },
  "cli.excess-argument": {
    message: "{verb} fekk fleire ord enn han tek imot.",
    remedy: "Set namn med mellomrom i hermeteikn, eller fjern det siste ordet.",
  },
  "cli.wrong-option": {
    message: "Valet {option} kan ikkje brukast slik: {text}",
    remedy: "Skriv felles KOMMANDO --help for å sjå tillatne verdiar.",
  },
  "cli.wrong-value": { message: "{option} er «{value}»; venta {expected}.", remedy: "Rett verdien og køyr på nytt." },
  "cli.unknown-code": {
    message: "Koden «{code}» finst ikkje. Meinte du «{nearest}»?",
    remedy: "Skriv felles explain utan kode for å sjå alle.",
  },
  "cli.unknown-kind": {
    message: "Leveransetypen «{kind}» finst ikkje. Meinte du «{nearest}»?",
    remedy: "Skriv ein av: {known}.",
  },
  "cli.no-such-verb": {
    message: "Kommandoen «{verb}» finst ikkje.",
    remedy: "Skriv felles --help for å sjå alle kommandoane.",
  },
  "cli.no-such-option": {
    message: "Valet {option} finst ikkje her.",
    remedy: "Skriv felles KOMMANDO --help for å sjå vala.",
  },
  "cli.no-such-code": {
    message: "Koden «{code}» finst ikkje.",
    remedy: "Skriv felles explain utan kode for å sjå alle.",
  },
  "cli.no-such-kind": {
    message: "Leveransetypen «{kind}» finst ikkje.",
    remedy: "Skriv eitt av desse: {known}.",
  },
  "cli.unknown-pipeline": {
    message: "Det finst inga fil {path}. Meinte du {nearest}?",
    remedy: "Rett namnet og køyr på nytt. Ingenting er køyrt.",
  },
  "cli.no-such-pipeline": {
    message: "Det finst inga fil {path}; venta ein definisjon som {known}.",
    remedy: "Skriv namnet på ei fil som finst. Ingenting er køyrt.",
  },
  "cli.wrong-choice": {
    message: "{option} er «{value}», som ikkje er eitt av vala: {known}.",
    remedy: "Skriv eitt av vala.",
  },
  "cli.wrong-date": {
    message: "{option} er «{value}»; venta ein dato med år, månad og dag, til dømes {example}.",
    remedy: "Rett datoen og køyr på nytt.",
  },
  "cli.exists": {
    message: "Fila {file} finst frå før og er ikkje rørt.",
    remedy: "Vel ein annan stad med --out, eller skriv over med --force.",
  },
  "cli.missing-value": {
    message: "{option} manglar ein verdi.",
    remedy: "Skriv verdien etter valet, eller felles KOMMANDO --help for å sjå kva han kan vere.",
  },
  "cli.not-empty": {
    message: "Mappa {folder} finst og er ikkje tom; venta ei ny eller tom mappe.",
    remedy: "Vel eit anna namn. Ingenting er skrive.",
  },
  "cli.interrupted": {
    message: "Køyringa vart avbroten.",
    remedy: "Ingenting halvferdig er gjeve ut. Køyr på nytt; ho held fram frå siste heile tilstand.",
  },
  "cli.bug": {
    message: "Noko gjekk gale som er vår feil: {text}",
    remedy: "Meld frå med teksten over. Ingenting halvferdig er gjeve ut.",
  },
};
