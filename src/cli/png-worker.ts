/** The thread that turns drawings into pixels while a run goes on drawing. */
import { parentPort } from "node:worker_threads";
import { type DrawPng, drawPng } from "../pipeline/pixels.ts";

/** One picture that is asked for, under a number of its own. */
export interface Asked {
  readonly number: number;
  readonly of: Parameters<DrawPng>;
}

/** What became of it. */
export type Answered =
  | { readonly number: number; readonly png: Uint8Array }
  | { readonly number: number; readonly error: unknown };

async function answer({ number, of }: Asked): Promise<Answered> {
  try {
    return { number, png: await drawPng(...of) };
  } catch (error) {
    return { number, error };
  }
}

parentPort?.on("message", async (asked: Asked) => parentPort?.postMessage(await answer(asked)));
