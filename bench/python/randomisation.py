"""Randomisation inference for a pooled ratio of rate ratios, all draws at once in numpy."""
import csv
import json
import sys
import time

import numpy as np

with open(sys.argv[1], encoding="utf-8") as file:
    rows = list(csv.DictReader(file))
columns = {name: np.array([float(row[name]) for row in rows]) for name in rows[0]}
events = np.stack([columns["eventsBefore"], columns["exposureBefore"], columns["eventsAfter"], columns["exposureAfter"]])
actual = columns["treated"] == 1
draws = 99_999

started = time.perf_counter()
random = np.random.default_rng(1)
size = int(actual.sum())
chosen = np.argsort(random.random((draws, actual.size)), axis=1)[:, :size]


def ratio(inside):
    outside = events.sum(axis=1, keepdims=True) - inside
    return (inside[2] / inside[3]) / (inside[0] / inside[1]) / ((outside[2] / outside[3]) / (outside[0] / outside[1]))


observed = ratio(events[:, actual].sum(axis=1, keepdims=True))[0]
drawn = np.abs(np.log(ratio(events[:, chosen].sum(axis=2))))
p = (1 + int((drawn >= abs(np.log(observed)) - 1e-10).sum())) / (1 + draws)
seconds = time.perf_counter() - started
print(json.dumps({"seconds": seconds, "estimate": float(observed), "p": p}))
