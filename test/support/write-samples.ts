/** `npm run samples`: makes reports/samples anew, for a change that moves a number or a picture. */
import { writeSamples } from "./samples.ts";

await writeSamples();
