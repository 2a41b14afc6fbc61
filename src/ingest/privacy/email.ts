/** E-mail addresses of persons; a mailbox of an office is nobody's. */
import type { TextDetector } from "./detector.ts";

const address = /([\p{L}\p{N}._%+-]{1,64})@((?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24})/gu;

/** What offices call their mailboxes. */
const offices =
  /^(?:post|postmottak|firmapost|postkasse|kontakt|contact|info|information|servicetorg|service|support|hjelp|statistikk|statistics|bibliotek|presse|arkiv|noreply|no-reply|ungdata|folkehelse|kommune|slt|admin|helpdesk|innsyn|personvern|personvernombud|datatilsynet)(?:[._-][\p{L}\p{N}-]+)?$/u;

function finds(text: string): boolean {
  if (!text.includes("@")) return false;
  for (const [, mailbox] of text.matchAll(address)) if (!offices.test(mailbox!.toLowerCase())) return true;
  return false;
}

export const email: TextDetector = { code: "privacy.email", finds };
