# Count models: three families and four kinds of errors (stats, MASS 7.3, sandwich 3.0).
source("_util.R"); suppressMessages({library(MASS);library(sandwich)})
ctl <- glm.control(epsilon=1e-14,maxit=200); res <- list()
P <- read.csv("in/panel.csv"); P <- P[P$group!="benchmark",]
S <- aggregate(cbind(offences,pop)~q+quarter+treat,P,sum); S <- S[order(S$q,S$treat),]
S$after <- as.integer(S$q>=36); S$ta <- S$treat*S$after; S$qu <- factor(S$quarter)

# ---- A. The pooled region and the pooled others, before and after, with the quarter of the year ----
f <- offences~offset(log(pop))+treat+after+ta+qu
kinds <- function(m,k) list(coef=unname(coef(m)[k]),df=m$df.residual,model=unname(summary(m)$coefficients[k,2]),HC0=unname(sqrt(diag(sandwich(m))[k])),HC1=unname(sqrt(diag(vcovHC(m,type="HC1"))[k])),pearson=sum(residuals(m,"pearson")^2)/m$df.residual)
p <- glm(f,family=poisson,S,control=ctl); q <- glm(f,family=quasipoisson,S,control=ctl); n <- glm.nb(f,S,control=ctl)
dk <- function(m) unname(sqrt(diag(vcovPL(m,cluster=S$treat,order.by=S$q,kernel="Bartlett",lag=4,aggregate=TRUE,adjust=FALSE))["ta"]))
res$pooled <- list(poisson=c(kinds(p,"ta"),newey_west4=dk(p)),quasi=list(model=unname(summary(q)$coefficients["ta",2])),negative_binomial=c(kinds(n,"ta"),newey_west4=dk(n)))

# ---- B. One series of one municipality on a number, rows in order of time ----
R <- P[P$muni==P$muni[which.max(P$offences)],]; R <- R[order(R$q),]; R$x <- R$q/4
g <- offences~offset(log(pop))+x
one <- function(m) c(kinds(m,"x"),newey_west4=unname(sqrt(diag(NeweyWest(m,lag=4,prewhite=FALSE,adjust=FALSE))["x"])))
p1 <- glm(g,family=poisson,R,control=ctl); q1 <- glm(g,family=quasipoisson,R,control=ctl); n1 <- glm.nb(g,R,control=ctl)
res$series <- list(muni=as.character(R$muni[1]),poisson=one(p1),quasi=list(model=unname(summary(q1)$coefficients["x",2])),negative_binomial=c(one(n1),theta=n1$theta))
wj(res,"count-models.json")
