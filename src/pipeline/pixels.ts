/** SVG → PNG for whoever has a thread to spare: resvg draws beside a run, but packs its pixels where it is called. */
import { drawPng } from "../report/draw-png.ts";

export { drawPng };

export type DrawPng = typeof drawPng;
