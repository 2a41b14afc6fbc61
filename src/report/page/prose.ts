/** Running text: a range of numbers is never divided between two lines. */
import type { Html } from "../html.ts";
import { html } from "../html.ts";

/** `9,1–16,2`, with what stands close around it; the parts that match are every second one. */
const range = /([^\s–]*\d–[+\u2212]?\d[^\s–]*)/;

export function prose(text: string): Html {
  const parts = text.split(range).map((part, i) => (i % 2 === 1 ? html`<span class="whole">${part}</span>` : part));
  return html`${parts}`;
}
