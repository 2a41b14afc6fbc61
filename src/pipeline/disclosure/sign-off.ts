/** The document that the data owner signs: what a release tells and hides, by which rule, and what the attack on it found. */
import type { DisclosureRule } from "../../model/disclosure.ts";
import type { Labels, Lang } from "../../model/labels.ts";
import type { Block, Report, Section } from "../../model/report.ts";
import type { Remembered } from "../../store/ledger-releases.ts";
import { fill } from "../../text/fill.ts";
import { catalogues } from "../../text/index.ts";
import { formatPlain } from "../../text/numbers.ts";
import { formatDate, formatPeriod } from "../../text/periods.ts";
import type { SignOffWords } from "../../text/words/disclose.ts";
import type { LedgerAttack } from "./attack.ts";
import { releaseName } from "./explain.ts";

export interface SignOff {
  readonly release: Remembered;
  /** How many releases came before it, of any pipeline. */
  readonly earlier: number;
  /** Hash of the ledger's last entry. */
  readonly ledgerHash: string;
  readonly title: Labels;
  /** What tables are called, by delivery kind. */
  readonly kindLabels: ReadonlyMap<string, Labels>;
  readonly attack: LedgerAttack;
  readonly synthetic: boolean;
  readonly version: string;
}

function stateText({ release }: SignOff, lang: Lang): string {
  const { state, document } = catalogues[lang].disclose;
  const { published, withdrawn } = release;
  const on = (withdrawn ?? published)?.on;
  const text = state[releaseName(release).state];
  return on === undefined ? text : fill(document.stateOn, { state: text, date: formatDate(on, lang) });
}

function releaseBlocks(it: SignOff, lang: Lang): readonly Block[] {
  const words = catalogues[lang].disclose.document;
  const { facts, hash, number, published, withdrawn } = it.release;
  const files = published?.outputs.length ?? 0;
  const entries: readonly (readonly [keyof SignOffWords["term"], string])[] = [
    ["state", stateText(it, lang)],
    ...(withdrawn ? ([["reason", withdrawn.reason]] as const) : []),
    ["deliveries", formatPlain(facts.inputs.length, lang)],
    ["languages", facts.languages.join(", ")],
    ["definition", facts.definition],
    ["plan", facts.plan ?? words.noPlan],
    ["entry", hash],
    ["ledger", it.ledgerHash],
  ];
  return [
    { kind: "paragraph", text: fill(words.lead, { number, files: formatPlain(files, lang) }) },
    { kind: "terms", items: entries.map(([name, text]) => ({ term: words.term[name], texts: [text] })) },
  ];
}

function limits(it: Pick<DisclosureRule, "minimumNumerator" | "minimumComplement" | "minimumDenominator">, lang: Lang) {
  return {
    numerator: formatPlain(it.minimumNumerator, lang),
    complement: formatPlain(it.minimumComplement, lang),
    denominator: formatPlain(it.minimumDenominator, lang),
  };
}

function ruleBlocks({ release, earlier }: SignOff, lang: Lang): readonly Block[] {
  const words = catalogues[lang].disclose.document;
  const { rule } = release.facts;
  const { coarsened } = releaseName(release);
  const { threeYears, protection, dominance, minimumEffective, rounding } = rule;
  const said = (text: string, params: Readonly<Record<string, string>>): Block => ({
    kind: "paragraph",
    text: fill(text, params),
  });
  return [
    { kind: "paragraph", text: fill(words.rule, limits(rule, lang)) },
    ...(threeYears ? ([{ kind: "paragraph", text: fill(words.longRule, limits(threeYears, lang)) }] as const) : []),
    ...(rounding ? [said(words.rounding, { base: formatPlain(rounding.base, lang) })] : []),
    ...(coarsened ? [said(words.coarsened, { analyses: coarsened.join(", ") })] : []),
    said(words.contributors, { numerator: formatPlain(rule.minimumNumerator, lang) }),
    ...(dominance === undefined ? [] : [said(words.dominance, { percent: formatPlain(dominance, lang) })]),
    ...(minimumEffective === undefined
      ? []
      : [said(words.effective, { answers: formatPlain(minimumEffective, lang) })]),
    ...(protection ? ([{ kind: "paragraph", text: fill(words.protection, protection) }] as const) : []),
    { kind: "list", items: [fill(words.scope, { earlier: formatPlain(earlier, lang) }), words.notScope] },
  ];
}

/** How many cells of each source are told, hidden for their own sake, and hidden for others'. */
function countsBlocks({ release, kindLabels }: SignOff, lang: Lang): readonly Block[] {
  const words = catalogues[lang].disclose.document;
  const tables = [...new Set(release.cells.map((cell) => cell.table))].sort();
  const row = (name: string, own: Remembered["cells"]): readonly string[] => {
    const hidden = own.flatMap((cell) => (cell.status === "hidden" ? [cell] : []));
    const itself = hidden.filter((cell) => cell.reason.startsWith("small-")).length;
    const numbers = [own.length - hidden.length, itself, hidden.length - itself];
    return [name, ...numbers.map((count) => formatPlain(count, lang))];
  };
  const { source, told, own, others } = words.column;
  return [
    {
      kind: "table",
      caption: words.countsCaption,
      table: {
        columns: [
          { label: source, align: "start" },
          ...[told, own, others].map((label) => ({ label, align: "end" }) as const),
        ],
        rows: [
          ...tables.map((name) =>
            row(
              kindLabels.get(name)?.[lang] ?? name,
              release.cells.filter((cell) => cell.table === name),
            ),
          ),
          row(words.all, release.cells),
        ],
      },
    },
  ];
}

/** What the attack found, as a sentence; the addresses of what is not safe follow it. */
export function attackText({ releases, attacked, narrowest, unsafe, holds }: LedgerAttack, lang: Lang): string {
  const words = catalogues[lang].disclose;
  const plain = (count: number): string => formatPlain(count, lang);
  if (!holds) return fill(words.unsafe, { count: plain(unsafe.length), attacked: plain(attacked) });
  if (narrowest === null) return fill(words.nothingHidden, { releases: plain(releases) });
  return fill(words.safe, { releases: plain(releases), attacked: plain(attacked), narrowest: plain(narrowest) });
}

function attackBlocks({ attack }: SignOff, lang: Lang): readonly Block[] {
  const words = catalogues[lang].disclose.document;
  const found = !attack.holds;
  const notice: Block = {
    kind: "notice",
    tone: found ? "caution" : "information",
    title: found ? words.unsafeTitle : words.safeTitle,
    text: attackText(attack, lang),
  };
  return attack.unsafe.length > 0 ? [notice, { kind: "list", items: attack.unsafe }] : [notice];
}

function fileBlocks({ release }: SignOff, lang: Lang): readonly Block[] {
  const words = catalogues[lang].disclose.document;
  const { file, hash } = words.column;
  return [
    {
      kind: "table",
      caption: words.filesCaption,
      folded: true,
      table: {
        columns: [
          { label: file, align: "start" },
          { label: hash, align: "start" },
        ],
        rows: (release.published?.outputs ?? []).map((it) => [it.path, it.sha256]),
      },
    },
  ];
}

/** Where somebody writes by hand. */
const line = "\u00a0";

function signatureBlocks(lang: Lang): readonly Block[] {
  const words = catalogues[lang].disclose.document;
  const { role, name, date, signature } = words.column;
  return [
    { kind: "paragraph", text: words.statement },
    {
      kind: "table",
      caption: words.signatureCaption,
      table: {
        columns: [role, name, date, signature].map((label) => ({ label, align: "start" }) as const),
        rows: words.roles.map((each) => [each, line, line, line]),
      },
    },
  ];
}

/** The document in a language. */
export function signOff(it: SignOff, lang: Lang): Report {
  const { disclose, head } = catalogues[lang];
  const words = disclose.document;
  const { facts } = it.release;
  const section = (id: keyof SignOffWords["section"], blocks: readonly Block[]): Section => ({
    id,
    title: words.section[id],
    blocks,
  });
  return {
    pipeline: facts.pipeline,
    lang,
    period: facts.period,
    title: fill(words.title, { title: it.title[lang] }),
    subtitle: fill(words.subtitle, {
      period: formatPeriod(facts.period, lang),
      asOf: formatDate(facts.asOf, lang),
    }),
    colophon: [fill(head.version, { version: it.version })],
    synthetic: it.synthetic,
    sections: [
      section("release", releaseBlocks(it, lang)),
      section("rule", ruleBlocks(it, lang)),
      section("counts", countsBlocks(it, lang)),
      section("attack", attackBlocks(it, lang)),
      ...(it.release.published ? [section("files", fileBlocks(it, lang))] : []),
      section("signature", signatureBlocks(lang)),
    ],
  };
}
