/** What is not settled about the programme itself: its own notes, and memberships that are not confirmed. */
import { z } from "zod";
import { dayAfter } from "../../model/period.ts";
import type { Block } from "../../model/report.ts";
import { fill } from "../../text/fill.ts";
import { catalogues } from "../../text/index.ts";
import { formatDate } from "../../text/periods.ts";
import type { BlockContext } from "../block.ts";
import { blockKind } from "../block.ts";
import { areaName } from "../naming.ts";

const options = z.strictObject({});

/** Unconfirmed spells that bear on the report: begun before its period ended. */
function unconfirmed(context: BlockContext): readonly string[] {
  const template = catalogues[context.lang].report.notes.unconfirmed;
  const end = dayAfter(context.period);
  return context.programme.areas.flatMap((area) =>
    area.memberships
      .filter((spell) => !spell.confirmed && spell.from < end)
      .map((spell) =>
        fill(template, {
          area: area.name,
          group: areaName(spell.group, context),
          date: formatDate(spell.from, context.lang),
        }),
      ),
  );
}

export const notes = blockKind("notes", options, (_, context): readonly Block[] => {
  const items = [
    ...context.programme.notes.map((note) => note[context.lang]),
    ...context.programme.groups.flatMap((group) => (group.note ? [group.note[context.lang]] : [])),
    ...unconfirmed(context),
  ];
  return items.length === 0 ? [] : [{ kind: "list", items }];
});
