/** The files that the report rests on, and what became of their rows. */
import { z } from "zod";
import type { Block } from "../../model/report.ts";
import { fill } from "../../text/fill.ts";
import { catalogues } from "../../text/index.ts";
import { formatNumber } from "../../text/numbers.ts";
import { formatDate } from "../../text/periods.ts";
import { blockKind } from "../block.ts";
import { kindName } from "../naming.ts";

const options = z.strictObject({});

export const deliveries = blockKind("deliveries", options, (_, context): readonly Block[] => {
  const words = catalogues[context.lang].report;
  if (context.deliveries.length === 0) return [{ kind: "paragraph", text: words.nothing }];
  const whole = (value: number): string => formatNumber(value, 0, context.lang);
  const sum = (count: "read" | "accepted" | "rejected"): string =>
    whole(context.deliveries.reduce((total, delivery) => total + delivery[count], 0));
  const { file, provider, kind, received, read, accepted, rejected } = words.columns;
  const blocks: Block[] = [
    {
      kind: "paragraph",
      text: fill(words.deliveries.total, {
        files: whole(context.deliveries.length),
        read: sum("read"),
        accepted: sum("accepted"),
        rejected: sum("rejected"),
      }),
    },
  ];
  if (context.deliveries.some((delivery) => delivery.rejected > 0))
    blocks.push({ kind: "paragraph", text: words.deliveries.quarantine });
  blocks.push({
    kind: "table",
    caption: words.deliveries.caption,
    table: {
      columns: [
        ...[file, provider, kind, received].map((label) => ({ label, align: "start" as const })),
        ...[read, accepted, rejected].map((label) => ({ label, align: "end" as const })),
      ],
      rows: context.deliveries.map((delivery) => [
        delivery.file,
        delivery.provider,
        delivery.kind === null ? words.deliveries.unknownKind : kindName(delivery.kind, context),
        formatDate(delivery.received, context.lang),
        whole(delivery.read),
        whole(delivery.accepted),
        whole(delivery.rejected),
      ]),
    },
  });
  return blocks;
});
