/** One grid in a process of its own, so that its memory is its own: `tsx bench/disclose-one.ts county|country`. */
import { benchDisclosure } from "./disclose.ts";

const [name] = process.argv.slice(2);
if (name !== "county" && name !== "country") throw new RangeError("county or country");
await benchDisclosure(name, console.log);
