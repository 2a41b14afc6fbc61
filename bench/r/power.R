# Poisson regressions with a dummy for each unit and each quarter, one replicate after another: by fixest where it is
# installed, else by glm. The fits alone: neither CR2 nor randomisation, which ours makes as well.
panel <- read.csv(commandArgs(TRUE)[1])
replicates <- grep("^y", names(panel), value = TRUE)
panel$u <- factor(panel$unit)
panel$q <- factor(panel$quarter)
quick <- requireNamespace("fixest", quietly = TRUE)
started <- proc.time()[["elapsed"]]
fits <- vapply(replicates, function(name) {
  rows <- panel
  rows$y <- panel[[name]]
  # Units without an event have no finite effect.
  live <- rows[rows$unit %in% names(which(tapply(rows$y, rows$unit, sum) > 0)), ]
  live <- live[live$quarter %in% names(which(tapply(live$y, live$quarter, sum) > 0)), ]
  if (quick) {
    fit <- fixest::fepois(y ~ D | u + q, live, offset = ~ log(exposure), glm.tol = 1e-12, fixef.tol = 1e-12, notes = FALSE)
    return(coef(fit)[["D"]])
  }
  live <- droplevels(live)
  X <- model.matrix(~ D + u + q, live)
  fit <- suppressWarnings(glm.fit(X, live$y, offset = log(live$exposure), family = poisson(), control = glm.control(epsilon = 1e-12, maxit = 100)))
  fit$coefficients[["D"]]
}, 0)
seconds <- proc.time()[["elapsed"]] - started
cat(sprintf('{"seconds":%.4f,"fixest":%d,"estimate":[%s]}\n', seconds, quick, paste(sprintf("%.15g", fits), collapse = ",")))
