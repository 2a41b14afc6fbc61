/** The curve of `felles power` as an SVG file. */
import { powerCurve } from "../../charts/power-curve.ts";
import type { Lang } from "../../model/labels.ts";
import type { PowerAnswer } from "../../model/power.ts";
import { drawSvg } from "../../report/draw-svg.ts";

/** One accessible picture, the same bytes for the same answer. */
export async function powerPicture(answer: PowerAnswer, lang: Lang): Promise<string> {
  const { spec, title, alt } = powerCurve(answer, lang);
  return drawSvg(spec, { id: "power", title, description: alt });
}
