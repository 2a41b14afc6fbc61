/** The files that the report rests on, and what became of their rows. */
import { z } from "zod";
import type { FigureColumn } from "../../model/figure.ts";
import type { Block } from "../../model/report.ts";
import { fill } from "../../text/fill.ts";
import { catalogues } from "../../text/index.ts";
import { formatNumber } from "../../text/numbers.ts";
import { formatDate } from "../../text/periods.ts";
import type { BlockContext } from "../block.ts";
import { blockKind } from "../block.ts";
import { kindName } from "../naming.ts";
import { distinct } from "../rows.ts";

const options = z.strictObject({});

type Given = BlockContext["deliveries"][number];

const counts = ["read", "accepted", "rejected"] as const;

export const deliveries = blockKind("deliveries", options, (_, context): readonly Block[] => {
  const words = catalogues[context.lang].report;
  const all = context.deliveries;
  if (all.length === 0) return [{ kind: "paragraph", text: words.nothing }];
  const whole = (value: number): string => formatNumber(value, 0, context.lang);
  const sum = (some: readonly Given[], count: (typeof counts)[number]): string =>
    whole(some.reduce((total, delivery) => total + delivery[count], 0));
  const sums = (some: readonly Given[]): readonly string[] => counts.map((count) => sum(some, count));
  const named = (kind: string | null): string =>
    kind === null ? words.deliveries.unknownKind : kindName(kind, context);
  const { file, files, provider, kind, received, read, accepted, rejected } = words.columns;
  const start = (label: string): FigureColumn => ({ label, align: "start" });
  const end = (label: string): FigureColumn => ({ label, align: "end" });
  const blocks: Block[] = [
    {
      kind: "paragraph",
      text: fill(words.deliveries.total, {
        files: whole(all.length),
        read: sum(all, "read"),
        accepted: sum(all, "accepted"),
        rejected: sum(all, "rejected"),
      }),
    },
  ];
  if (all.some((delivery) => delivery.rejected > 0))
    blocks.push({ kind: "paragraph", text: words.deliveries.quarantine });
  blocks.push({
    kind: "table",
    caption: words.deliveries.byKind,
    table: {
      columns: [start(kind), ...[files, read, accepted, rejected].map(end)],
      rows: distinct(all.map((delivery) => delivery.kind)).map((each) => {
        const own = all.filter((delivery) => delivery.kind === each);
        return [named(each), whole(own.length), ...sums(own)];
      }),
    },
  });
  blocks.push({
    kind: "table",
    folded: true,
    caption: words.deliveries.caption,
    table: {
      columns: [...[file, provider, kind, received].map(start), ...[read, accepted, rejected].map(end)],
      rows: all.map((delivery) => [
        delivery.file,
        delivery.provider,
        named(delivery.kind),
        formatDate(delivery.received, context.lang),
        ...sums([delivery]),
      ]),
    },
  });
  return blocks;
});
