"""The checks of a canonical population delivery, written by hand in pandas: codes, ages, sexes, whole numbers from 0,
rows said twice, totals that are not the sum of their parts, and cells that look like a national identity number.

It stops at the first kind of fault and gives neither lines nor reasons, encodings nor dialects: it does less than felles.

    /usr/bin/python3 bench/python/ingest_pandas.py FILE.csv
"""
import json
import resource
import sys
import time

import pandas

begun = time.perf_counter()
rows = pandas.read_csv(sys.argv[1], sep=";", dtype=str, keep_default_na=False)
assert list(rows.columns) == ["kommunenr", "aar", "alder", "kjonn", "personer"]

areas = {str(code) for code in range(1000, 10000)}
good = (
    rows["kommunenr"].isin(areas)
    & rows["aar"].str.fullmatch(r"\d{4}")
    & rows["alder"].isin(["12", "13", "14", "15", "16", "17"])
    & rows["kjonn"].isin(["jente", "gutt", "alle"])
    & rows["personer"].str.fullmatch(r"\d{1,8}")
)
for column in rows.columns:
    good &= ~rows[column].str.contains(r"(?<!\d)\d{6} ?\d{5}(?!\d)", regex=True)
assert good.all()

rows["personer"] = rows["personer"].astype("int64")
key = ["kommunenr", "aar", "alder"]
assert not rows.duplicated(key + ["kjonn"]).any()

wide = rows.pivot(index=key, columns="kjonn", values="personer")
whole = wide.dropna()
assert (whole["alle"] == whole["jente"] + whole["gutt"]).all()

print(
    json.dumps(
        {
            "rows": len(rows),
            "seconds": time.perf_counter() - begun,
            "processor": time.process_time(),
            "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3,
        }
    )
)
