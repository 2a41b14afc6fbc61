# Effects: what clubSandwich, sandwich and quadprog have, and by hand from the published formula what no package here has.
source("_util.R"); suppressMessages({library(sandwich);library(clubSandwich);library(quadprog)})
ctl <- glm.control(epsilon=1e-14,maxit=100); res <- list()
P <- read.csv("in/panel.csv"); P <- P[P$group!="benchmark",]
A <- read.csv("in/panel_annual.csv"); A$f <- factor(A$muni); A$y <- factor(A$year)

# ---- A. Poisson with two-way effects, CR2 on the working model (clubSandwich), weighted by its means; units without events left out ----
live <- names(which(tapply(A$offences,A$muni,sum)>0)); L <- droplevels(A[A$muni %in% live,])
p <- glm(offences~offset(log(pop))+D+f+y,family=poisson,L,control=ctl)
V <- vcovCR(p,cluster=L$f,type="CR2"); ct <- coef_test(p,V,coefs="D",test="Satterthwaite")
res$poisson_cr2 <- list(units=nlevels(L$f),coef=unname(coef(p)["D"]),se=ct$SE,t=ct$tstat,df=ct$df_Satt,p=ct$p_Satt)
# the same matrices in Pearson's scale, where the working model's errors are alike: the least squares that glm solved last, through clubSandwich;
# CR2's adjustment is symmetric there instead of on the scale of the counts, which is as unbiased, and not the same number
pearson <- function(m,cl) { r <- sqrt(fitted(m)); Z <- model.matrix(m)*r; z <- r*(predict(m)-m$offset+(m$y-fitted(m))/fitted(m)); l <- lm(z~Z-1); k <- which(colnames(Z)=="D"); c <- coef_test(l,vcovCR(l,cluster=cl,type="CR2"),test="Satterthwaite")[k,]; list(se_pearson=c$SE,t_pearson=c$tstat,df_pearson=c$df_Satt,p_pearson=c$p_Satt) }
res$poisson_cr2 <- c(res$poisson_cr2,pearson(p,L$f))
# a panel with even units, so that the degrees of freedom suffice
E <- droplevels(L[L$pop < quantile(tapply(L$pop,L$muni,mean),0.8),]); write.csv(E[,c("muni","group","year","offences","pop","treat","D")],"in/panel_even.csv",row.names=FALSE)
p2 <- glm(offences~offset(log(pop))+D+f+y,family=poisson,E,control=ctl); V2 <- vcovCR(p2,cluster=E$f,type="CR2"); c2 <- coef_test(p2,V2,coefs="D",test="Satterthwaite")
res$poisson_cr2_even <- list(units=nlevels(E$f),coef=unname(coef(p2)["D"]),se=c2$SE,t=c2$tstat,df=c2$df_Satt,p=c2$p_Satt)
res$poisson_cr2_even <- c(res$poisson_cr2_even,pearson(p2,E$f))

# ---- B. Effective clusters by hand: the treatment less what unit and year explain (Frisch-Waugh-Lovell), squared within units ----
star <- function(w) { d <- residuals(lm(D~f+y,A,weights=w)); g <- tapply((w*d)^2,A$f,sum); G <- length(g); G/(1+mean((g/mean(g)-1)^2)) }
res$effective_clusters <- list(equal=star(rep(1,nrow(A))),weighted=star(A$pop))

# ---- C. Controlled interrupted time series: two stacked series, Driscoll-Kraay (sandwich) ----
S <- aggregate(cbind(offences,pop)~q+quarter+treat,P,sum); S <- S[order(S$q,S$treat),]
S$time <- (S$q-36)/4; S$after <- as.integer(S$q>=36); S$since <- pmax(0,S$time)
S$ta <- S$treat*S$after; S$ts <- S$treat*S$since; S$tt <- S$treat*S$time; S$qu <- factor(S$quarter)
i <- glm(offences~offset(log(pop))+treat+time+tt+after+since+ta+ts+qu,family=poisson,S,control=ctl)
its <- list(coef=unname(coef(i)[c("ta","ts")]),dispersion=sum(residuals(i,"pearson")^2)/i$df.residual)
for (lag in c(0,1,4)) { W <- vcovPL(i,cluster=S$treat,order.by=S$q,kernel="Bartlett",lag=lag,aggregate=TRUE,adjust=FALSE)
 m <- mean(S$since[S$after==1 & S$treat==1]); k <- c("ta","ts"); a <- c(1,m)
 its[[paste0("lag",lag)]] <- list(se=unname(sqrt(diag(W)[k])),mean_effect=sum(a*coef(i)[k]),mean_se=sqrt(as.numeric(t(a)%*%W[k,k]%*%a))) }
r <- residuals(i,"pearson")[S$treat==1]; its$durbin_watson <- sum(diff(r)^2)/sum(r^2); res$controlled_its <- its

# ---- D. Callaway & Sant'Anna by hand: theorem 1 unconditional, influence functions as in section 4 and corollary 2 ----
set.seed(7); n <- 24; T <- 6; adopted <- rep(c(3,4,NA,9),c(5,4,9,6)); w <- round(runif(n,0.5,3),3)
Y <- t(sapply(1:n,function(u) rnorm(1)+0.3*(1:T)+ifelse(!is.na(adopted[u])&(1:T)>=adopted[u],1+0.5*((1:T)-adopted[u]),0)+rnorm(T,0,0.6)))
res$staggered_panel <- list(outcomes=Y,adopted=ifelse(is.na(adopted),-1,adopted),weights=w)
cs <- function(w,controls) {
 gs <- c(3,4); out <- list(); keep <- list()
 for (g in gs) for (t in 2:T) { b <- if (t>=g) g-1 else t-1; I <- as.numeric(!is.na(adopted)&adopted==g)
  C <- as.numeric(is.na(adopted) | (controls=="not-yet-treated" & !is.na(adopted) & adopted>max(t,b) & adopted!=g)); d <- Y[,t]-Y[,b]
  att <- sum(w*I*d)/sum(w*I)-sum(w*C*d)/sum(w*C)
  psi <- w*I*(d-sum(w*I*d)/sum(w*I))/mean(w*I)-w*C*(d-sum(w*C*d)/sum(w*C))/mean(w*C)
  keep[[length(keep)+1]] <- list(g=g,t=t,att=att,psi=psi); out[[length(out)+1]] <- list(group=g,period=t,estimate=att,error=sqrt(sum(psi^2))/n) }
 share <- function(g) mean(w*(!is.na(adopted)&adopted==g)); mem <- function(g) w*(!is.na(adopted)&adopted==g)
 size <- function(cells) { s <- sapply(cells,function(x) share(x$g)); e <- sapply(cells,function(x) x$att); est <- sum(s*e)/sum(s)
  psi <- Reduce(`+`,lapply(seq_along(cells),function(k) (s[k]*cells[[k]]$psi+(mem(cells[[k]]$g)-s[k])*(e[k]-est))/sum(s))); list(att=est,psi=psi) }
 even <- function(cells) list(att=mean(sapply(cells,function(x) x$att)),psi=Reduce(`+`,lapply(cells,function(x) x$psi))/length(cells))
 post <- Filter(function(x) x$t>=x$g,keep); rep1 <- function(x) list(estimate=x$att,error=sqrt(sum(x$psi^2))/n)
 grp <- lapply(gs,function(g) { e <- even(Filter(function(x) x$g==g,post)); c(list(g=g),e) })
 cal <- lapply(sort(unique(sapply(post,function(x) x$t))),function(t) size(Filter(function(x) x$t==t,post)))
 ev <- sort(unique(sapply(keep,function(x) x$t-x$g))); evs <- lapply(ev,function(e) size(Filter(function(x) x$t-x$g==e,keep)))
 list(cells=out,simple=rep1(size(post)),group=rep1(size(grp)),calendar=rep1(even(cal)),event=rep1(even(evs[ev>=0])),event_times=ev,event_each=lapply(evs,rep1)) }
res$staggered <- list(never=cs(rep(1,n),"never-treated"),notyet=cs(rep(1,n),"not-yet-treated"),weighted=cs(w,"not-yet-treated"))
# one date, equal weights: Welch's t-test on the changes
I <- !is.na(adopted)&adopted==3; N <- is.na(adopted); d <- Y[,3]-Y[,2]; tt <- t.test(d[I],d[N]); res$welch <- list(estimate=unname(diff(rev(tt$estimate))),error=tt$stderr,df=unname(tt$parameter),p=tt$p.value)

# ---- E. The drift before the start that the joint test would have found ----
yrs <- setdiff(sort(unique(A$year)),2026); for (yy in yrs) A[[paste0("es_",yy)]] <- A$treat*(A$year==yy)
es <- lm(as.formula(paste("rate~",paste0("es_",yrs,collapse="+"),"+f+y")),A); V <- vcovCR(es,A$f,"CR2"); pre <- paste0("es_",yrs[yrs<2026]); t0 <- yrs[yrs<2026]-2026
H <- Wald_test(es,constraints=constrain_zero(pre),vcov=V,test="HTZ"); q <- length(pre); crit <- qf(0.95,q,H$df_denom)
lam <- uniroot(function(l) pf(crit,q,H$df_denom,ncp=l,lower.tail=FALSE)-0.8,c(0.01,500),tol=1e-13)$root
Vp <- as.matrix(V)[pre,pre]; res$detectable_drift <- list(lambda=lam,drift=sqrt(lam*(H$df_denom+q-1)/H$df_denom/as.numeric(t(t0)%*%solve(Vp)%*%t0)),vcov_diag=unname(diag(Vp)))

# ---- F. Wild cluster bootstrap interval, complete enumeration, restricted residuals, CR1S ----
Wd <- read.csv("in/wcb_panel.csv"); X <- model.matrix(~D+factor(muni)+factor(year),Wd); g <- as.integer(factor(Wd$muni)); M <- solve(crossprod(X)); nG <- max(g); N <- nrow(X); K <- ncol(X); Xr <- X[,-2]; Hr <- Xr%*%solve(crossprod(Xr))%*%t(Xr)
x <- X%*%M[,2]; Sg <- as.matrix(expand.grid(rep(list(c(-1,1)),nG)))
tst <- function(y) { b <- M%*%crossprod(X,y); u <- y-X%*%b; s <- tapply(x*u,g,sum); b[2]/sqrt(sum(s^2)*nG/(nG-1)*(N-1)/(N-K)) }
pv <- function(r) { y <- Wd$rate-r*Wd$D; f <- as.numeric(Hr%*%y); u <- y-f; t0 <- tst(y); mean(abs(apply(Sg,1,function(s) tst(f+u*s[g])))>=abs(t0)-1e-9) }
b <- as.numeric((M%*%crossprod(X,Wd$rate))[2]); s <- tapply(x*(Wd$rate-X%*%(M%*%crossprod(X,Wd$rate))),g,sum); se <- sqrt(sum(s^2)*nG/(nG-1)*(N-1)/(N-K))
bis <- function(dir) { lo <- 0; hi <- 2; while (pv(b+dir*hi*se)>0.05) { lo <- hi; hi <- hi*1.6 }; while (hi-lo>1e-4) { m <- (lo+hi)/2; if (pv(b+dir*m*se)>0.05) lo <- m else hi <- m }; b+dir*lo*se }
res$wild_interval <- list(estimate=b,error=se,p=pv(0),lower=bis(-1),upper=bis(1))

# ---- G. Synthetic control of the pooled region on quarterly rates (quadprog), placebo ranks ----
tr <- aggregate(cbind(offences,pop)~q,P[P$treat==1,],sum); tr$rate <- tr$offences/tr$pop*1000; D <- P[P$treat==0,]; D$rate <- D$offences/D$pop*1000; dm <- t(sapply(split(D,D$muni),function(z) z$rate[order(z$q)])); pre <- tr$q<36
fit <- function(y,X) { Z <- t(X[,pre]); k <- nrow(X); w <- solve.QP(crossprod(Z)+diag(1e-9,k),crossprod(Z,y[pre]),cbind(1,diag(k)),c(1,rep(0,k)),meq=1)$solution; gap <- y-as.numeric(w%*%X); list(w=w,effect=mean(gap[!pre]),before=sqrt(mean(gap[pre]^2)),after=sqrt(mean(gap[!pre]^2)),synthetic=as.numeric(w%*%X)) }
o <- fit(tr$rate,dm); pl <- lapply(1:nrow(dm),function(j) fit(dm[j,],dm[-j,])); ratio <- sapply(pl,function(z) z$after/z$before)
res$synthetic <- list(donors=rownames(dm),weights=o$w,effect=o$effect,rmspe_before=o$before,rmspe_after=o$after,ratio=mean(tr$rate[!pre])/mean(o$synthetic[!pre]),rank=1+sum(ratio>=o$after/o$before),leave_one_out=sapply(1:nrow(dm),function(j) { z <- fit(tr$rate,dm[-j,]); mean(tr$rate[!pre])/mean(z$synthetic[!pre]) }))

# ---- H. Three priors on a log ratio (normal, conjugate) ----
est <- log(0.74); sd <- (log(1.02)-log(0.52))/(2*qnorm(0.975)); po <- function(m,s) { v <- 1/(1/sd^2+1/s^2); mm <- v*(est/sd^2+m/s^2); list(ratio=exp(mm),lower=exp(mm-qnorm(0.975)*sqrt(v)),upper=exp(mm+qnorm(0.975)*sqrt(v)),below1=pnorm(0,mm,sqrt(v))) }
res$priors <- list(flat=list(ratio=exp(est),lower=exp(est-qnorm(0.975)*sd),upper=exp(est+qnorm(0.975)*sd),below1=pnorm(0,est,sd)),sceptical=po(0,-log(0.8)/qnorm(0.95)),review=po(log(0.88),0.15))
wj(res,"effects.json")
