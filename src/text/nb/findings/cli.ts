/** Findings of cli, in nb. */
import type { cliCodes } from "../../../model/codes/cli.ts";
import type { FindingText } from "../../catalogue.ts";

export const cliFindings: Readonly<Record<keyof typeof cliCodes, FindingText>> = {
  "cli.unknown-verb": {
    message: "Kommandoen «{verb}» finnes ikke. Mente du «{nearest}»?",
    remedy: "Skriv felles --help for å se alle kommandoene.",
  },
  "cli.unknown-option": {
    message: "Valget {option} finnes ikke her. Mente du {nearest}?",
    remedy: "Skriv felles KOMMANDO --help for å se valgene.",
  },
  "cli.missing-argument": {
    message: "Det mangler noe etter kommandoen: {argument}.",
    remedy: "Skriv felles KOMMANDO --help for å se hva den trenger.",
  },
  "cli.excess-argument": {
    message: "{verb} fikk flere ord enn den tar imot.",
    remedy: "Sett navn med mellomrom i anførselstegn, eller fjern det siste ordet.",
  },
  "cli.wrong-option": {
    message: "Valget {option} kan ikke brukes slik: {text}",
    remedy: "Skriv felles KOMMANDO --help for å se tillatte verdier.",
  },
  "cli.wrong-value": { message: "{option} er «{value}»; ventet {expected}.", remedy: "Rett verdien og kjør på nytt." },
  "cli.unknown-code": {
    message: "Koden «{code}» finnes ikke. Mente du «{nearest}»?",
    remedy: "Skriv felles explain uten kode for å se alle.",
  },
  "cli.unknown-kind": {
    message: "Leveransetypen «{kind}» finnes ikke. Mente du «{nearest}»?",
    remedy: "Skriv en av: {known}.",
  },
  "cli.no-such-verb": {
    message: "Kommandoen «{verb}» finnes ikke.",
    remedy: "Skriv felles --help for å se alle kommandoene.",
  },
  "cli.no-such-option": {
    message: "Valget {option} finnes ikke her.",
    remedy: "Skriv felles KOMMANDO --help for å se valgene.",
  },
  "cli.no-such-code": {
    message: "Koden «{code}» finnes ikke.",
    remedy: "Skriv felles explain uten kode for å se alle.",
  },
  "cli.no-such-kind": {
    message: "Leveransetypen «{kind}» finnes ikke.",
    remedy: "Skriv ett av disse: {known}.",
  },
  "cli.unknown-pipeline": {
    message: "Det finnes ingen fil {path}. Mente du {nearest}?",
    remedy: "Rett navnet og kjør igjen. Ingenting er kjørt.",
  },
  "cli.no-such-pipeline": {
    message: "Det finnes ingen fil {path}; ventet en definisjon som {known}.",
    remedy: "Skriv navnet på en fil som finnes. Ingenting er kjørt.",
  },
  "cli.wrong-choice": {
    message: "{option} er «{value}», som ikke er et av valgene: {known}.",
    remedy: "Skriv et av valgene.",
  },
  "cli.wrong-date": {
    message: "{option} er «{value}»; ventet en dato med år, måned og dag, for eksempel {example}.",
    remedy: "Rett datoen og kjør igjen.",
  },
  "cli.exists": {
    message: "Filen {file} finnes fra før og er ikke rørt.",
    remedy: "Velg et annet sted med --out, eller skriv over med --force.",
  },
  "cli.missing-value": {
    message: "{option} mangler en verdi.",
    remedy: "Skriv verdien etter valget, eller felles KOMMANDO --help for å se hva den kan være.",
  },
  "cli.not-empty": {
    message: "Mappen {folder} finnes og er ikke tom; ventet en ny eller tom mappe.",
    remedy: "Velg et annet navn. Ingenting er skrevet.",
  },
  "cli.interrupted": {
    message: "Kjøringen ble avbrutt.",
    remedy: "Ingenting halvferdig er gitt ut. Kjør på nytt; den fortsetter fra siste hele tilstand.",
  },
  "cli.bug": {
    message: "Noe gikk galt som er vår feil: {text}",
    remedy: "Meld fra med teksten over. Ingenting halvferdig er gitt ut.",
  },
};
