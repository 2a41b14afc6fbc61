# The gamma distribution of rates by maximum likelihood, one data set after another, by optim.
rows <- read.csv(commandArgs(TRUE)[1])
sets <- split(rows, rows$set)
started <- proc.time()[["elapsed"]]
fits <- vapply(sets, function(set) {
  minus <- function(at) -sum(dnbinom(set$events, size = exp(at[1]), mu = set$exposure * exp(at[2]), log = TRUE))
  start <- c(1, log(sum(set$events) / sum(set$exposure)))
  fit <- optim(start, minus, method = "BFGS", control = list(reltol = 1e-12, maxit = 500))
  -fit$value
}, 0)
seconds <- proc.time()[["elapsed"]] - started
cat(sprintf('{"seconds":%.4f,"likelihood":[%s]}\n', seconds, paste(sprintf("%.15g", fits), collapse = ",")))
