"""Rows where R loses digits, and tails beyond R's grid, by mpmath with 60 digits. Run beside out/ as the R scripts."""
import json
from mpmath import mp, mpf, betainc, gammainc, loggamma, log, log1p, exp, findroot, digamma, erfc, sqrt, quad, pi, inf, hyp1f1, hyp2f1

mp.dps = 60
f = lambda v: float(v)
exact = json.load(open("special-functions.json"))


def lower_beta(a, b, x):
    a, b, x = mpf(a), mpf(b), mpf(x)
    return exp(a * log(x) + b * log(1 - x) - log(a) - loggamma(a) - loggamma(b) + loggamma(a + b)) * hyp2f1(1, a + b, a + 1, x)


def lower_gamma(a, x):
    a, x = mpf(a), mpf(x)
    return exp(a * log(x) - x - loggamma(a + 1)) * hyp1f1(1, a + 1, x)


def solve(cdf, target, guess):
    s = findroot(lambda s: log(cdf(exp(s))) - log(target), log(mpf(guess)), tol=1e-60)
    return exp(s)


def f_quantile(p, d1, d2, guess):
    d1, d2 = mpf(d1), mpf(d2)
    return solve(lambda x: lower_beta(d1 / 2, d2 / 2, d1 * x / (d1 * x + d2)), mpf(p), guess)


out = {"_by": "mpmath, 60 digits", "_script": "20_mpmath.py"}

# R computes qf as (1 / qbeta - 1) * df2 / df1 and loses what lies below 2^-52 * df2 / df1.
rows = []
for r in exact["qf"]:
    if r["p"] <= 0.5 and r["v"] < 2e-4 * r["df2"] / r["df1"]:
        d1, d2, p = mpf(r["df1"]), mpf(r["df2"]), mpf(r["p"])
        lead = (p * d1 / 2 * exp(loggamma(d1 / 2) + loggamma(d2 / 2) - loggamma(d1 / 2 + d2 / 2))) ** (2 / d1) * d2 / d1
        rows.append({"p": r["p"], "df1": r["df1"], "df2": r["df2"], "v": f(f_quantile(p, d1, d2, lead))})
out["qf"] = rows

t_upper = lambda t, df: lower_beta(df / 2, mpf(1) / 2, df / (df + t * t)) / 2
out["qt"] = [{"p": 0.5, "df": 0.5, "v": 0.0}] + [
    {"p": p, "df": 0.5, "v": f(solve(lambda t: t_upper(t, mpf(0.5)), 1 - mpf(p), g))}
    for p, g in ((0.999999, 1.0284911563e11), (0.99999999, 1.02849114598e15))
]


def nb(k, th, mu):
    th, mu = mpf(th), mpf(mu)
    return loggamma(th + k) - loggamma(th) - loggamma(k + 1) + th * log(th / (th + mu)) + k * log(mu / (th + mu))


out["pnbinom"] = [
    {"k": r["k"], "theta": r["theta"], "mu": r["mu"], "pmf": f(exp(nb(r["k"], r["theta"], r["mu"]))), "logpmf": f(nb(r["k"], r["theta"], r["mu"]))}
    for r in exact["pnbinom"]
    if r["theta"] == 1e6
]
out["digamma"] = [{"x": 1.4616321449683622, "v": f(digamma(mpf(1.4616321449683622)))}]
out["pnorm"] = [{"z": -38, "v": f(erfc(38 / sqrt(mpf(2))) / 2)}]

# Tails beyond the grid: logarithms far out, shapes from 1e-3 to 1e9.
rows = []
for a, z in [(0.001, None), (0.3, None), (1, None), (40, None), (3999, -30), (3999, 30), (4000, -30), (4000, 30), (4000, 0.3), (1e6, -8), (1e6, 0), (1e6, 8), (1e9, -5), (1e9, 5)]:
    for x in [1e-200, 1e-3, 0.9, 1.3, 30, 700] if z is None else [float(a + z * a**0.5)]:
        if a > 1e5:
            aa, xx = mpf(a), mpf(x)
            dens = lambda t: exp((aa - 1) * log(t) - t - loggamma(aa))
            sd = sqrt(aa)
            edges = [xx + (1 if x >= a else -1) * sd * k for k in range(0, 20)]
            part = abs(quad(dens, edges))
            lo, up = (1 - part, part) if x >= a else (part, 1 - part)
        else:
            lo = lower_gamma(a, x)
            up = gammainc(mpf(a), mpf(x), inf, regularized=True) if lo > 0.5 else 1 - lo
        rows.append({"a": a, "x": x, "lower": f(lo), "upper": f(up), "logLower": f(log1p(-up) if up < 0.5 else log(lo)), "logUpper": f(log1p(-lo) if lo < 0.5 else log(up))})
out["gamma"] = rows

rows = []
for a, b, xs in [
    (0.001, 0.7, [1e-200, 1e-5, 0.4]), (0.3, 0.2, [1e-30, 0.5, 0.9]), (3, 0.001, [0.01, 0.9, 0.999]), (1, 1, [0.25]), (1, 40, [0.001, 0.9]),
    (800, 3, [0.5, 0.99, 0.99999]), (0.5, 5e5, [1e-8, 1e-6, 1e-4]), (1499, 1600, [0.3, 0.48, 0.5, 0.7]), (1500, 1600, [0.3, 0.48, 0.5, 0.7]),
    (2000, 90000, [0.015, 0.0217, 0.03]), (1e6, 2e6, [0.332, 0.3333333, 0.3345]),
]:
    for x in xs:
        a_, b_, x_ = mpf(a), mpf(b), mpf(x)
        if a > 1e5:
            logc = loggamma(a_ + b_) - loggamma(a_) - loggamma(b_)
            dens = lambda t: exp(logc + (a_ - 1) * log(t) + (b_ - 1) * log(1 - t))
            sd = sqrt(a_ * b_ / (a_ + b_) ** 3)
            side = -1 if x_ < a_ / (a_ + b_) else 1
            part = abs(quad(dens, [x_ + side * sd * k for k in range(0, 20)]))
            lo = part if side < 0 else 1 - part
            up = 1 - lo if side < 0 else part
        else:
            lo = lower_beta(a, b, x)
            up = 1 - lo if x_ < mpf(10) ** -20 else lower_beta(b, a, 1 - x_)
        rows.append({"a": a, "b": b, "x": x, "lower": f(lo), "upper": f(up), "logLower": f(log1p(-up) if up < 0.5 else log(lo)), "logUpper": f(log1p(-lo) if lo < 0.5 else log(up))})
out["beta"] = rows

rows = []
for x in [-60, -45.5, -12, -5.7, -5.6, -0.7, -0.6, 0.3, 9, 40]:
    lo = erfc(-mpf(x) / sqrt(mpf(2))) / 2
    up = erfc(mpf(x) / sqrt(mpf(2))) / 2
    rows.append({"x": x, "logLower": f(log1p(-up) if up < 0.5 else log(lo)), "logUpper": f(log1p(-lo) if lo < 0.5 else log(up))})
out["normal"] = rows
json.dump(out, open("mpmath.json", "w"), indent=1)
print({k: len(v) for k, v in out.items()})
