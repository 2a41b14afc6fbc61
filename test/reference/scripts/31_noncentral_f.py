"""Upper tails of the noncentral F distribution with mpmath (60 digits): R's pf keeps nine digits of the other tail."""
import json
import mpmath as mp

mp.mp.dps = 60


def tail(f, df1, df2, ncp):
    x = mp.mpf(df1) * f / (mp.mpf(df1) * f + df2)
    half = mp.mpf(ncp) / 2
    total = mp.mpf(0)
    for j in range(600):
        weight = mp.e ** (-half) * half**j / mp.factorial(j)
        total += weight * mp.betainc(mp.mpf(df1) / 2 + j, mp.mpf(df2) / 2, x, 1, regularized=True)
        if j > half and weight < mp.mpf(10) ** -45:
            break
    return total


rows = [
    {"f": f, "df1": df1, "df2": df2, "ncp": ncp, "tail": float(tail(mp.mpf(f), df1, mp.mpf(df2), mp.mpf(ncp)))}
    for f in (0, 0.5, 2.5, 10)
    for df1 in (1, 5, 9)
    for df2 in (4.5, 21.25, 200)
    for ncp in (0, 0.75, 12, 150)
]
with open("out/noncentral-f.json", "w") as out:
    json.dump({"rows": rows}, out, indent=1)
