# Every unit in turn as if treated: simplex-constrained least squares on 60 quarters by quadprog::solve.QP.
suppressPackageStartupMessages(library(quadprog))
panel <- t(as.matrix(read.csv(commandArgs(TRUE)[1])))
before <- 1:60
started <- proc.time()[["elapsed"]]
pre <- numeric(ncol(panel))
for (unit in seq_len(ncol(panel))) {
  donors <- panel[before, -unit]
  target <- panel[before, unit]
  n <- ncol(donors)
  quadratic <- crossprod(donors)
  diag(quadratic) <- diag(quadratic) + 1e-8 * mean(diag(quadratic))
  fit <- solve.QP(quadratic, crossprod(donors, target), cbind(rep(1, n), diag(n)), c(1, rep(0, n)), meq = 1)
  weights <- pmax(fit$solution, 0)
  weights <- weights / sum(weights)
  pre[unit] <- sqrt(mean((target - donors %*% weights)^2))
}
seconds <- proc.time()[["elapsed"]] - started
cat(sprintf('{"seconds":%.4f,"rmspe":[%s]}\n', seconds, paste(sprintf("%.15g", pre), collapse = ",")))
