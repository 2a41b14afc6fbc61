/** Definition files → frozen values, never doubted again, or every issue in them at once. */
import type { DisclosureRule } from "../../model/disclosure.ts";
import type { Indicator } from "../../model/indicator.ts";
import type { Issue, Outcome } from "../../model/issue.ts";
import { accepted, issue, rejected } from "../../model/issue.ts";
import type { Layout, ProviderLayout } from "../../model/layout.ts";
import type { PipelineDefinition } from "../../model/pipeline.ts";
import type { Programme } from "../../model/programme.ts";
import type { RestrictedSource } from "../../model/restricted.ts";
import { freeze, hashOf } from "./canonical.ts";
import { checkDeliveries } from "./check-deliveries.ts";
import { checkIndicators } from "./check-indicators.ts";
import { checkLayout, type Surroundings } from "./check-layouts.ts";
import { checkPipeline } from "./check-pipeline.ts";
import { checkProgramme } from "./check-programme.ts";
import type { CodeLabels } from "./deliveries.ts";
import { deliveriesGrammar, layoutsOf } from "./deliveries.ts";
import { checkRaised, checkRounding, disclosureGrammar, presetOf, raise } from "./disclosure.ts";
import type { Themes } from "./indicators.ts";
import { indicatorsGrammar, indicatorsOf } from "./indicators.ts";
import { layoutGrammar, providerLayoutOf } from "./layouts.ts";
import type { Grammar } from "./pipeline.ts";
import { pipelineGrammar, pipelineOf } from "./pipeline.ts";
import { programmeGrammar, programmeOf } from "./programme.ts";
import { declared } from "./references.ts";
import { restrictedOf } from "./restricted.ts";
import { sketch } from "./sketch.ts";
import type { SourceText } from "./yaml.ts";
import { baseName, readYaml } from "./yaml.ts";

export type { Grammar } from "./pipeline.ts";

export interface Definitions {
  readonly programme: Programme;
  readonly layouts: readonly Layout[];
  /** How senders' own sheets become those, by name. */
  readonly providerLayouts: readonly ProviderLayout[];
  /** Sources with a row for each case, by which header is what. */
  readonly restricted: readonly RestrictedSource[];
  /** By id, in the order of the file. */
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly disclosure: DisclosureRule;
  /** Labels of codes by column: `{ alder: { "14": {nb, nn, en} } }`. */
  readonly codeLabels: CodeLabels;
  readonly themes: Themes;
  /** SHA-256 of the canonical JSON of all the above. */
  readonly hash: string;
}

export type LoadedPipeline = PipelineDefinition & {
  /** The disclosure rule of the definitions, as far as the pipeline does not tighten it. */
  readonly rule: DisclosureRule;
  /** SHA-256 of the pipeline together with the definitions that it rests on. */
  readonly hash: string;
};

/** The four files that every pipeline rests on. */
const definitionFiles = ["programme.yaml", "deliveries.yaml", "disclosure.yaml", "indicators.yaml"] as const;

type DefinitionFile = (typeof definitionFiles)[number];

interface Opened {
  readonly source: SourceText | null;
  readonly issues: readonly Issue[];
}

/** A definition by its base name; the name it was given under is the one that findings show. */
function open(texts: ReadonlyMap<string, string>, name: DefinitionFile): Opened {
  const found = [...texts].find(([file]) => baseName(file) === name);
  if (!found) return { source: null, issues: [issue("definition.unreadable", { file: name })] };
  const read = readYaml(found[0], found[1]);
  return read.ok ? { source: read.value, issues: [] } : { source: null, issues: read.issues };
}

/** `pipelines/layouts/rana-oppfolging.yaml` → `rana-oppfolging`; null for a file that is no layout. */
function layoutName(file: string): string | null {
  return /(?:^|[/\\])layouts[/\\]([^/\\]+)\.yaml$/.exec(file)?.[1] ?? null;
}

interface OpenedLayouts {
  readonly layouts: readonly ProviderLayout[];
  readonly issues: readonly Issue[];
}

/** The providers' layouts, by name. */
function openLayouts(texts: ReadonlyMap<string, string>, near: Surroundings): OpenedLayouts {
  const issues: Issue[] = [];
  const layouts: ProviderLayout[] = [];
  for (const [file, text] of [...texts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const name = layoutName(file);
    if (name === null) continue;
    const read = readYaml(file, text);
    if (!read.ok) {
      issues.push(...read.issues);
      continue;
    }
    const drawn = sketch(layoutGrammar, read.value);
    issues.push(...drawn.issues, ...checkLayout(name, drawn.parts, near, read.value));
    if (drawn.whole) layouts.push(providerLayoutOf(name, drawn.whole));
  }
  return { layouts, issues };
}

/** In the order of the files, and of the lines within each. */
function inOrder(issues: readonly Issue[]): readonly Issue[] {
  const files = [...new Set(issues.map((it) => it.place!.file))];
  const rank = (it: Issue): readonly number[] => [
    files.indexOf(it.place!.file),
    it.place!.line ?? 0,
    it.place!.column ?? 0,
  ];
  return [...issues].sort((a, b) => {
    const left = rank(a);
    const right = rank(b);
    return left[0]! - right[0]! || left[1]! - right[1]! || left[2]! - right[2]!;
  });
}

/**
 * Reads the four files on which everything rests, and the providers' layouts.
 *
 * @param texts  by file name, as a person would find it: layouts in a folder `layouts`; other files are left alone
 */
export function loadDefinitions(texts: ReadonlyMap<string, string>): Outcome<Definitions> {
  const [programmeFile, deliveriesFile, disclosureFile, indicatorsFile] = definitionFiles.map((name) =>
    open(texts, name),
  ) as [Opened, Opened, Opened, Opened];
  const issues = [programmeFile, deliveriesFile, disclosureFile, indicatorsFile].flatMap((it) => it.issues);

  const programme = programmeFile.source && sketch(programmeGrammar, programmeFile.source);
  if (programme) issues.push(...programme.issues, ...checkProgramme(programme.parts, programmeFile.source!));

  const deliveries = deliveriesFile.source && sketch(deliveriesGrammar, deliveriesFile.source);
  if (deliveries) issues.push(...deliveries.issues, ...checkDeliveries(deliveries.parts, deliveriesFile.source!));

  const disclosure = disclosureFile.source && sketch(disclosureGrammar, disclosureFile.source);
  let rule: DisclosureRule | null = null;
  if (disclosure) {
    issues.push(...disclosure.issues);
    const { whole } = disclosure;
    if (whole) {
      const loose = checkRaised(presetOf(whole), whole.tighten, disclosureFile.source!, ["tighten"]);
      issues.push(...loose);
      // What is refused is taken for the preset, so that other files are judged all the same.
      rule = loose.length > 0 ? presetOf(whole) : raise(presetOf(whole), whole.tighten);
      issues.push(...checkRounding(rule, disclosureFile.source!, ["rounding"]));
    }
  }

  const indicators = indicatorsFile.source && sketch(indicatorsGrammar, indicatorsFile.source);
  if (indicators) {
    const near = {
      layouts: deliveries?.whole?.deliveries ?? null,
      layoutFile: "deliveries.yaml",
      goals: programmeFile.source && declared(programmeFile.source, "goals", "id"),
      programmeFile: "programme.yaml",
      rule,
    };
    issues.push(...indicators.issues, ...checkIndicators(indicators.parts, near, indicatorsFile.source!));
  }

  const senders = openLayouts(texts, {
    layouts: deliveries?.whole?.deliveries ?? null,
    areas: programmeFile.source && declared(programmeFile.source, "areas", "code"),
    groups: programmeFile.source && declared(programmeFile.source, "groups", "id"),
  });
  issues.push(...senders.issues);

  if (issues.length > 0) return rejected(inOrder(issues));
  const content = {
    programme: programmeOf(programme!.whole!),
    layouts: layoutsOf(deliveries!.whole!),
    providerLayouts: senders.layouts,
    restricted: restrictedOf(deliveries!.whole!.restricted),
    indicators: indicatorsOf(indicators!.whole!),
    disclosure: rule!,
    codeLabels: deliveries!.whole!.codes,
    themes: indicators!.whole!.themes,
  };
  return accepted(freeze({ ...content, hash: hashOf(content) }));
}

/** Reads one pipeline file against the definitions and what the registries know. */
export function loadPipeline(
  file: string,
  text: string,
  definitions: Definitions,
  grammar: Grammar,
): Outcome<LoadedPipeline> {
  const read = readYaml(file, text);
  if (!read.ok) return read;
  const { whole, parts, issues } = sketch(pipelineGrammar(grammar), read.value);
  const all = [
    ...issues,
    ...checkPipeline(parts, { ...definitions, demands: grammar.demands }, read.value),
    ...checkRaised(definitions.disclosure, parts.disclosure, read.value, ["disclosure"]),
  ];
  if (all.length > 0 || !whole) return rejected(inOrder(all));
  const definition = pipelineOf(whole);
  const rule = raise(definitions.disclosure, whole.disclosure);
  const unrounded = checkRounding(rule, read.value, ["disclosure"]);
  if (unrounded.length > 0) return rejected(unrounded);
  return accepted(
    freeze({
      ...definition,
      rule,
      hash: hashOf({ definition, tightened: whole.disclosure, definitions: definitions.hash }),
    }),
  );
}
