/** Findings of fetch, in nb. */
import type { fetchCodes } from "../../../model/codes/fetch.ts";
import type { FindingText } from "../../catalogue.ts";

export const fetchFindings: Readonly<Record<keyof typeof fetchCodes, FindingText>> = {
  "fetch.offline": {
    message: "Nettet er slått av med --offline, så {source} er ikke spurt.",
    remedy: "Kjør uten --offline på en maskin med nett, eller legg filen i innboksen for hånd.",
  },
  "fetch.no-network": {
    message: "Kilden svarer ikke: det er ikke nett herfra, eller adressen er sperret.",
    remedy:
      "Prøv igjen på en maskin med nett. Bak en mellomtjener settes HTTPS_PROXY. Ellers lastes filen ned i en nettleser og legges i innboksen.",
  },
  "fetch.timeout": {
    message: "Kilden brukte for lang tid på å svare, også etter flere forsøk.",
    remedy: "Prøv igjen senere, eller be om færre verdier med --select.",
  },
  "fetch.cut": {
    message: "Svaret ble brutt av før det var helt, også etter flere forsøk; ingenting av det er tatt vare på.",
    remedy: "Prøv igjen senere, eller be om færre verdier med --select.",
  },
  "fetch.too-large": {
    message: "Svaret er større enn det som blir lest; ingenting av det er tatt vare på.",
    remedy: "Be om færre verdier med --select.",
  },
  "fetch.status": {
    message: "Kilden svarte med status {status}; ventet 200.",
    remedy: "Sjekk tabellnummeret og utvalget. Status 403 og 429 går ofte over etter en stund, 5xx er feil hos kilden.",
  },
  "fetch.not-json": {
    message: "Svaret er ikke JSON i UTF-8, eller det er kuttet; ingenting av det er tatt vare på.",
    remedy: "Prøv igjen senere. Blir svaret det samme, kan kilden ha endret grensesnittet.",
  },
  "fetch.unexpected": {
    message: "Svaret har en annen form enn kilden har beskrevet; ingenting av det er tatt vare på.",
    remedy: "Sjekk tabellnummeret. Kilden kan ha endret grensesnittet.",
  },
  "fetch.unknown-source": {
    message: "{name} er ingen kilde; kjente kilder er {names}.",
    remedy: "Mente du {nearest}?",
  },
  "fetch.bad-table": {
    message: "{source} trenger navnet på en tabell, skrevet som kilden gjør det.",
    remedy: "Skriv for eksempel «felles fetch ssb 07459» eller «felles fetch fhi nokkel/185».",
  },
  "fetch.unknown-dimension": {
    message: "Tabellen har ingen variabel {name}; den har {names}.",
    remedy: "Mente du {nearest}?",
  },
  "fetch.unknown-value": {
    message: "Variabelen {name} har ingen verdi {value}.",
    remedy: "Se verdiene i kildens egen oversikt over tabellen.",
  },
  "fetch.bad-selection": {
    message: "Utvalget kan ikke leses; ventet variabler med verdier, som «Alder=014,015;Tid=2026».",
    remedy: "Skriv hver variabel én gang, verdiene atskilt med komma og variablene med semikolon.",
  },
  "fetch.older-interface": {
    message: "Kilden svarte ikke i PxWebApi 2; tabellen er hentet med versjon 1.",
    remedy: "Ingenting å gjøre: tallene er de samme.",
  },
  "fetch.unchanged": {
    message: "Kilden har de samme tallene som sist; ingen ny fil er lagt i innboksen.",
    remedy: "Ingenting å gjøre.",
  },
  "fetch.file-exists": {
    message: "Det ligger en fil med dette navnet og et annet innhold her; den er ikke rørt.",
    remedy: "Flytt den, eller hent på nytt i morgen: hver dag får sitt eget filnavn.",
  },
  "fetch.former-unknown": {
    message: "Etter KLASS gikk {old} inn i {new} den {date}, men programmets liste fører ikke {old} under formerly.",
    remedy: "Legg {old} til under formerly for {new} i programme.yaml, så gamle tall finner fram.",
  },
  "fetch.end-unknown": {
    message: "Etter KLASS gikk {old} ut den {date} og ble til {new}, men programmets liste sier noe annet.",
    remedy: "Sett until for {old} til {date} i programme.yaml.",
  },
};
