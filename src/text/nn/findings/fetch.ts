/** Findings of fetch, in nn. */
import type { fetchCodes } from "../../../model/codes/fetch.ts";
import type { FindingText } from "../../catalogue.ts";

export const fetchFindings: Readonly<Record<keyof typeof fetchCodes, FindingText>> = {
  "fetch.offline": {
    message: "Nettet er slått av med --offline, så {source} er ikkje spurd.",
    remedy: "Køyr utan --offline på ei maskin med nett, eller legg fila i innboksen for hand.",
  },
  "fetch.no-network": {
    message: "Kjelda svarer ikkje: det er ikkje nett herifrå, eller adressa er sperra.",
    remedy:
      "Prøv igjen på ei maskin med nett. Bak ein mellomtenar set ein HTTPS_PROXY. Elles lastar ein ned fila i ein nettlesar og legg henne i innboksen.",
  },
  "fetch.timeout": {
    message: "Kjelda brukte for lang tid på å svare, òg etter fleire forsøk.",
    remedy: "Prøv igjen seinare, eller be om færre verdiar med --select.",
  },
  "fetch.cut": {
    message: "Svaret vart brote av før det var heilt, òg etter fleire forsøk; ingenting av det er teke vare på.",
    remedy: "Prøv igjen seinare, eller be om færre verdiar med --select.",
  },
  "fetch.too-large": {
    message: "Svaret er større enn det som blir lese; ingenting av det er teke vare på.",
    remedy: "Be om færre verdiar med --select.",
  },
  "fetch.status": {
    message: "Kjelda svarte med status {status}; venta 200.",
    remedy: "Sjekk tabellnummeret og utvalet. Status 403 og 429 går ofte over etter ei stund, 5xx er feil hos kjelda.",
  },
  "fetch.not-json": {
    message: "Svaret er ikkje JSON i UTF-8, eller det er kutta; ingenting av det er teke vare på.",
    remedy: "Prøv igjen seinare. Blir svaret det same, kan kjelda ha endra grensesnittet.",
  },
  "fetch.unexpected": {
    message: "Svaret har ei anna form enn kjelda har skildra; ingenting av det er teke vare på.",
    remedy: "Sjekk tabellnummeret. Kjelda kan ha endra grensesnittet.",
  },
  "fetch.unknown-source": {
    message: "{name} er inga kjelde; kjende kjelder er {names}.",
    remedy: "Meinte du {nearest}?",
  },
  "fetch.bad-table": {
    message: "{source} treng namnet på ein tabell, skrive slik kjelda gjer det.",
    remedy: "Skriv til dømes «felles fetch ssb 07459» eller «felles fetch fhi nokkel/185».",
  },
  "fetch.unknown-dimension": {
    message: "Tabellen har ingen variabel {name}; han har {names}.",
    remedy: "Meinte du {nearest}?",
  },
  "fetch.unknown-value": {
    message: "Variabelen {name} har ingen verdi {value}.",
    remedy: "Sjå verdiane i kjelda si eiga oversikt over tabellen.",
  },
  "fetch.bad-selection": {
    message: "Utvalet kan ikkje lesast; venta variablar med verdiar, som «Alder=014,015;Tid=2026».",
    remedy: "Skriv kvar variabel éin gong, verdiane skilde med komma og variablane med semikolon.",
  },
  "fetch.older-interface": {
    message: "Kjelda svarte ikkje i PxWebApi 2; tabellen er henta med versjon 1.",
    remedy: "Ingenting å gjere: tala er dei same.",
  },
  "fetch.unchanged": {
    message: "Kjelda har dei same tala som sist; inga ny fil er lagd i innboksen.",
    remedy: "Ingenting å gjere.",
  },
  "fetch.file-exists": {
    message: "Det ligg ei fil med dette namnet og eit anna innhald her; ho er ikkje rørt.",
    remedy: "Flytt henne, eller hent på nytt i morgon: kvar dag får sitt eige filnamn.",
  },
  "fetch.former-unknown": {
    message:
      "Etter KLASS gjekk {old} inn i {new} den {date}, men lista til programmet fører ikkje {old} under formerly.",
    remedy: "Legg {old} til under formerly for {new} i programme.yaml, så gamle tal finn fram.",
  },
  "fetch.end-unknown": {
    message: "Etter KLASS gjekk {old} ut den {date} og vart til {new}, men lista til programmet seier noko anna.",
    remedy: "Set until for {old} til {date} i programme.yaml.",
  },
};
