# Poisson with a dummy for each unit and quarter: CR2 and Satterthwaite's degrees of freedom by clubSandwich, for what absorbs them.
# Rscript 32_absorbed.R, in this folder; writes ../expected/absorbed.json.
# cr2, df, p: of the least squares that Poisson's likelihood solves last, rows and response times sqrt(mu), independent errors of
# one variance. glm_cr2, glm_df: what clubSandwich makes of the glm itself; there the root is taken before the scaling.
suppressMessages(library(clubSandwich))
control <- glm.control(epsilon = 1e-14, maxit = 100)
answer <- function(name, rows, y) {
  rows$y <- y
  live <- rows[rows$unit %in% names(which(tapply(y, rows$unit, sum) > 0)), ]
  live <- live[live$t %in% names(which(tapply(live$y, live$t, sum) > 0)), ]
  live$u <- factor(live$unit); live$q <- factor(live$t)
  fit <- glm(y ~ D + u + q + offset(log(e)), family = poisson, live, control = control)
  cr1 <- vcovCR(fit, cluster = live$unit, type = "CR1")["D", "D"]
  glm <- coef_test(fit, vcov = vcovCR(fit, cluster = live$unit, type = "CR2"), test = "Satterthwaite", coefs = "D")
  mu <- fitted(fit)
  X <- model.matrix(fit) * sqrt(mu)
  z <- sqrt(mu) * (log(mu / live$e) + (live$y - mu) / mu)
  working <- lm(z ~ 0 + X)
  t <- coef_test(working, vcov = vcovCR(working, cluster = live$unit, type = "CR2"), test = "Satterthwaite", coefs = "XD")
  num <- function(x) sprintf("%.17g", x)
  sprintf('{"name":"%s","rows":%d,"coef":%s,"cr1":%s,"cr2":%s,"df":%s,"p":%s,"glm_cr2":%s,"glm_df":%s,"deviance":%s,"dispersion":%s}', name, nrow(live),
    num(coef(fit)["D"]), num(sqrt(cr1)), num(t$SE), num(t$df_Satt), num(t$p_Satt), num(glm$SE), num(glm$df_Satt), num(deviance(fit)),
    num(sum(residuals(fit, "pearson")^2) / df.residual(fit)))
}
panel <- read.csv("../inputs/panel.csv")
panel <- panel[panel$group != "benchmark", ]
panel <- data.frame(unit = panel$muni, t = panel$q, D = panel$D, e = panel$pop, y = panel$offences)
# Small panels whose counts follow a rule that any language can write: (a i + b t + c i t) mod m.
made <- function(units, quarters, treated, start, m) {
  rows <- expand.grid(t = 0:(quarters - 1), unit = 0:(units - 1))
  rows$D <- as.integer(rows$unit < treated & rows$t >= start)
  rows$e <- 10 * (rows$unit + 1) + rows$t
  rows$y <- (5 * rows$unit + 3 * rows$t + rows$unit * rows$t) %% m
  rows
}
even <- made(12, 8, 5, 5, 7); wide <- made(20, 6, 8, 3, 5); long <- made(6, 24, 3, 16, 4)
hole <- even[-c(3, 17, 40, 41, 77), ]
cases <- c(answer("panel", panel, panel$y), answer("even", even, even$y), answer("wide", wide, wide$y),
  answer("long", long, long$y), answer("hole", hole, hole$y))
cat(sprintf('{"_r":"%s","_clubSandwich":"%s","_script":"32_absorbed.R","cases":[\n%s\n]}\n', R.version.string,
  packageVersion("clubSandwich"), paste(cases, collapse = ",\n")), file = "../expected/absorbed.json")
