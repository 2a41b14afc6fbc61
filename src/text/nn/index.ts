/** Everything said in nn. */
import type { Catalogue } from "../catalogue.ts";
import { charts } from "./charts.ts";
import { check } from "./check.ts";
import { cli } from "./cli.ts";
import { diff } from "./diff.ts";
import { disclose } from "./disclose.ts";
import { exportWords } from "./export.ts";
import { cliFindings } from "./findings/cli.ts";
import { definitionFindings } from "./findings/definition.ts";
import { diffFindings } from "./findings/diff.ts";
import { discloseFindings } from "./findings/disclose.ts";
import { estimateFindings } from "./findings/estimate.ts";
import { exportFindings } from "./findings/export.ts";
import { fetchFindings } from "./findings/fetch.ts";
import { ingestFindings } from "./findings/ingest.ts";
import { powerFindings } from "./findings/power.ts";
import { privacyFindings } from "./findings/privacy.ts";
import { restrictedFindings } from "./findings/restricted.ts";
import { runFindings } from "./findings/run.ts";
import { seriesFindings } from "./findings/series.ts";
import { storeFindings } from "./findings/store.ts";
import { head } from "./head.ts";
import { notes } from "./notes.ts";
import { numbers } from "./numbers.ts";
import { power } from "./power.ts";
import { reasons } from "./reasons.ts";
import { report } from "./report.ts";

export const nn: Catalogue = {
  lang: "nn",
  findings: {
    ...definitionFindings,
    ...diffFindings,
    ...discloseFindings,
    ...estimateFindings,
    ...exportFindings,
    ...powerFindings,
    ...fetchFindings,
    ...ingestFindings,
    ...privacyFindings,
    ...restrictedFindings,
    ...storeFindings,
    ...seriesFindings,
    ...runFindings,
    ...cliFindings,
  },
  reasons,
  notes,
  numbers,
  charts,
  report,
  head,
  export: exportWords,
  cli,
  check,
  diff,
  disclose,
  power,
};
