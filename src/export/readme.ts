/** `README.md` of an export: what it is and how to read it, in bokmål and English. */
import type { Delivery } from "../model/delivery.ts";
import type { Lang } from "../model/labels.ts";
import { fill } from "../text/fill.ts";
import { catalogues } from "../text/index.ts";
import { formatDate, formatPeriod } from "../text/periods.ts";
import type { ExportFile } from "../text/words/export.ts";
import type { ExportContext } from "./context.ts";
import { defaultLicence } from "./context.ts";

/** A text that others wrote, so that Markdown takes nothing in it for its own. */
function plain(text: string): string {
  return text.replace(/\p{Cc}+/gu, " ").replace(/[\\`*_{}[\]<>#|~!]/g, (sign) => `\\${sign}`);
}

/** The last date on which each sender delivered, by sender. */
function lastReceived(deliveries: readonly Delivery[]): ReadonlyMap<string, string> {
  const dates = deliveries.map((it): readonly [string, string] => [it.provider, it.received]);
  const ascending = dates.sort(([, a], [, b]) => (a < b ? -1 : 1));
  return new Map([...new Map(ascending)].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function page(context: ExportContext, files: ReadonlyMap<string, ExportFile>, lang: Lang): readonly string[] {
  const { programme, period, asOf, deliveries = [], licence = defaultLicence } = context;
  const { readme, files: about } = catalogues[lang].export;
  const sources = [...lastReceived(deliveries)].map(([provider, received]) =>
    fill(`- ${readme.source}`, { provider: plain(provider), received: formatDate(received, lang) }),
  );
  return [
    `# ${plain(context.title[lang])}`,
    fill(readme.about, {
      programme: plain(programme.labels[lang]),
      period: formatPeriod(period, lang),
      asOf: formatDate(asOf, lang),
    }),
    ...(context.synthetic ? [`**${readme.synthetic}**`] : []),
    `## ${readme.filesHeading}`,
    [...files].map(([path, key]) => `- \`${path}\`: ${about[key]}`).join("\n"),
    `## ${readme.readingHeading}`,
    ...readme.reading,
    `## ${readme.privacyHeading}`,
    readme.privacy,
    ...(sources.length === 0 ? [] : [`## ${readme.sourcesHeading}`, sources.join("\n")]),
    `## ${readme.licenceHeading}`,
    fill(readme.licence, { licence: `[${plain(licence.title)}](${licence.path})` }),
    `## ${readme.checkHeading}`,
    readme.check,
  ];
}

/**
 * The page that goes with a data package.
 *
 * @param files  what each path holds, in the order of the list
 */
export function readme(context: ExportContext, files: ReadonlyMap<string, ExportFile>): string {
  return `${[...page(context, files, "nb"), "---", ...page(context, files, "en")].join("\n\n")}\n`;
}
