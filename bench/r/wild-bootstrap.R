# The restricted wild cluster bootstrap, all draws at once as matrix products.
panel <- read.csv(commandArgs(TRUE)[1])
draws <- 99999
started <- proc.time()[["elapsed"]]
X <- cbind(panel$D, model.matrix(~ factor(unit) + factor(quarter), panel))
y <- panel$y
n <- nrow(X)
k <- ncol(X)
G <- length(unique(panel$unit))
few <- G / (G - 1) * (n - 1) / (n - k)
others <- qr(X[, -1])
z <- qr.resid(others, X[, 1])
square <- sum(z^2)
estimate <- sum(z * y) / square
restricted <- qr.resid(others, y)
error <- sqrt(few * sum(rowsum(z * (restricted - z * estimate), panel$unit)^2)) / square
t <- estimate / error
# Scores are linear in the weights: one column for a unit weight of each cluster.
unit <- outer(panel$unit, sort(unique(panel$unit)), "==") * restricted
effects <- colSums(z * unit) / square
residuals <- qr.resid(others, unit) - outer(z, effects)
scores <- rowsum(z * residuals, panel$unit)
set.seed(1)
weights <- matrix(2 * rbinom(G * draws, 1, 0.5) - 1, G)
statistics <- (effects %*% weights) / (sqrt(few * colSums((scores %*% weights)^2)) / square)
p <- (1 + sum(abs(statistics) >= abs(t) - 1e-9)) / (1 + draws)
seconds <- proc.time()[["elapsed"]] - started
cat(sprintf('{"seconds":%.4f,"estimate":%.15g,"error":%.15g,"p":%.15g}\n', seconds, estimate, error, p))
