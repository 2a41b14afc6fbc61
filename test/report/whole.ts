/** A whole report from the fixtures: every block once. */
import type { Lang } from "../../src/model/labels.ts";
import type { SectionDefinition } from "../../src/model/pipeline.ts";
import type { Report } from "../../src/model/report.ts";
import { composeReport } from "../../src/report/compose.ts";
import { renderHtml } from "../../src/report/render-html.ts";
import { assetsFor, context, labels } from "./fixtures.ts";

export const sections: readonly SectionDefinition[] = [
  {
    id: "summary",
    title: { nb: "Sammendrag", nn: "Samandrag", en: "Summary" },
    blocks: [
      { block: "summary", options: { analyses: ["level", "against", "change"] } },
      { block: "key-numbers", options: { analysis: "delivery", beside: "salten" } },
    ],
  },
  {
    id: "offences",
    title: { nb: "Lovbrudd", nn: "Lovbrot", en: "Offences" },
    blocks: [
      { block: "key-numbers", options: { analysis: "level", beside: "salten" } },
      { block: "figure", options: { figure: "offences-trend" } },
      { block: "table", options: { analysis: "against" } },
    ],
  },
  {
    id: "effect",
    title: { nb: "Virkning", nn: "Verknad", en: "Effect" },
    blocks: [{ block: "effect", options: { analysis: "effect" } }],
  },
  { id: "cost", title: labels("Kostnad"), blocks: [{ block: "cost", options: { analysis: "money" } }] },
  { id: "milestones", title: labels("Milepæler"), blocks: [{ block: "milestones", options: { analysis: "dates" } }] },
  {
    id: "data",
    title: { nb: "Leveranser og mangler", nn: "Leveransar og manglar", en: "Deliveries and gaps" },
    blocks: [
      { block: "deliveries", options: {} },
      { block: "missing", options: {} },
    ],
  },
  {
    id: "limits",
    title: { nb: "Hva rapporten ikke kan si", nn: "Kva rapporten ikkje kan seie", en: "What the report cannot say" },
    blocks: [
      { block: "limits", options: {} },
      { block: "notes", options: {} },
    ],
  },
  { id: "definitions", title: labels("Definisjoner"), blocks: [{ block: "definitions", options: {} }] },
];

const titles = {
  nb: ["Felles Ansvar – Polarsirkelregionen", "Kvartalsrapport, 3. kvartal 2027, ved siden av Salten"],
  nn: ["Felles Ansvar – Polarsirkelregionen", "Kvartalsrapport, 3. kvartal 2027, ved sida av Salten"],
  en: ["Felles Ansvar – the Arctic Circle Region", "Quarterly report, Q3 2027, beside Salten"],
} as const;

export function wholeReport(lang: Lang): Report {
  return composeReport(sections, context(lang), {
    pipeline: "quarterly",
    title: titles[lang][0],
    subtitle: titles[lang][1],
    colophon: ["felles 0.1.0", `SHA-256 ${"0123456789abcdef".repeat(4)}`],
    synthetic: true,
  });
}

export async function wholeHtml(lang: Lang): Promise<string> {
  return renderHtml(wholeReport(lang), await assetsFor([...context(lang).figures.values()]));
}
