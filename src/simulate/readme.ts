/** The README beside the samples: that they are synthetic, what is in them, and what is true in them. */
import type { Sheet } from "./dialect.ts";
import { type PlantedError, plantedErrors } from "./package.ts";
import type { Truth } from "./truth.ts";

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function files(sheets: readonly Sheet[]): readonly (readonly string[])[] {
  return sheets.map((it) => [`\`inbox/${it.file}\``, it.kind, it.period, it.received, String(it.rows.length)]);
}

function errors(planted: readonly PlantedError[]): readonly (readonly string[])[] {
  return planted.map((it) => [
    `\`${it.file}:${it.line}\``,
    it.field === null ? "" : `\`${it.field}\``,
    `\`${it.code}\``,
    it.note,
  ]);
}

function percentFall(ratio: number): string {
  return String(Math.round((1 - ratio) * 100));
}

export function readme(truth: Truth, sheets: readonly Sheet[]): Uint8Array {
  const { effect } = truth.offences;
  const fall = percentFall(effect.rateRatio);
  const planted = plantedErrors(sheets);
  const text = `# Syntetiske data / Synthetic data

**Bokmål.** Alt her er syntetisk: tallene er trukket av et program og sier ingenting om virkelige personer, kommuner,
skoler eller politidistrikt. Bare folketallet 14–15 år per 1. januar 2026 i programmets kommuner og i Salten er hentet
fra Statistisk sentralbyrå (tabell 07459). Avsendernavnene er merket «syntetisk»; ingen av dem har levert noe her.

Sannheten som tallene er trukket fra, står i \`truth.json\`: fra ${effect.from} er raten av personer 14–15 år med registrert
lovbrudd ${fall} % lavere i programmets kommuner enn den ellers ville ha vært. En beregning kan prøves mot den.

**English.** Everything here is synthetic: the numbers were drawn by a program and say nothing about real persons,
municipalities, schools or police districts. Only the population aged 14–15 on 1 January 2026 of the programme's and
Salten's municipalities is taken from Statistics Norway (table 07459). Senders are marked "syntetisk" (synthetic); none
of them delivered anything here.

The truth behind the numbers is in \`truth.json\`: from ${effect.from} on, the rate of persons aged 14–15 with a recorded offence
is ${fall} % lower in the programme's municipalities than it would have been. An estimate can be tried against it.

\`datapackage.json\` (Data Package v2) describes every file with its SHA-256. The whole folder is made from seed ${truth.seed},
byte for byte, by \`felles simulate\`. Licence: CC0-1.0.

## Filer / Files

${table(["file", "kind", "period", "received", "rows"], files(sheets))}

## Feil med vilje / Wrong on purpose

${planted.length === 0 ? "Ingen. / None." : table(["line", "column", "finding", "what"], errors(planted))}
`;
  return new TextEncoder().encode(text);
}
