/** `felles disclose attack`: attacks all that was ever told, together; exit 3 when a hidden count is not safe. */
import { issue } from "../../../model/issue.ts";
import { attackAll } from "../../../pipeline/disclosure/attack.ts";
import { attackText } from "../../../pipeline/disclosure/sign-off.ts";
import { hostOf } from "../../host.ts";
import { pathsOf } from "../../paths.ts";
import { safe } from "../../terminal.ts";
import { type Answer, type Call, exits } from "../../verb.ts";

export async function discloseAttack(call: Call): Promise<Answer> {
  const found = await attackAll(pathsOf(call), hostOf(call));
  const { issues, ...data } = found;
  return {
    issues: [...issues, ...found.unsafe.map((address) => issue("disclose.unsafe", null, { address }))],
    lines: [attackText(found, call.lang), ...found.unsafe.map((address) => `  ${safe(address)}`)],
    data,
    ...(found.holds ? {} : { exit: exits.refused }),
  };
}
