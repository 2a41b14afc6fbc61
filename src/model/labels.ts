/** Words that a definition brings with it, in every language of the product. */
export const langs = ["nb", "nn", "en"] as const;

export type Lang = (typeof langs)[number];

export type Labels = Readonly<Record<Lang, string>>;
