source("_util.R"); suppressMessages(library(survey)); options(survey.lonely.psu="adjust")
# Post-stratification: simple random answers weighed to known strata, by survey::postStratify. Synthetic counts; unequal sizes,
# a stratum with nobody, one with everybody, a single answer in a stratum.
sets <- list(
  list(x=c(12,30,25),n=c(80,100,60),N=c(300,250,450)),
  list(x=c(0,7,3,11),n=c(9,20,3,15),N=c(120,400,80,95)),
  list(x=c(5,1),n=c(5,12),N=c(40,60)),
  list(x=c(1,4,9),n=c(1,10,33),N=c(10,100,1000)))
ps <- lapply(sets,function(s){
  h <- rep(seq_along(s$n),s$n); y <- unlist(lapply(seq_along(s$n),function(i) rep(c(1,0),c(s$x[i],s$n[i]-s$x[i]))))
  d <- svydesign(ids=~1,weights=~w,data=data.frame(y=y,h=factor(h),w=sum(s$N)/sum(s$n)))
  p <- postStratify(d,~h,data.frame(h=factor(seq_along(s$N)),Freq=s$N)); m <- svymean(~y,p)
  list(x=s$x,n=s$n,weight=s$N,estimate=as.numeric(m),variance=as.numeric(vcov(m)))})
# Concentration index of individuals by its definition, 2 cov(y, R)/mean(y), R the fractional rank (equal ranks share theirs).
conc <- lapply(list(list(y=c(3,10,4,0),n=c(40,210,90,12),rank=c(2,4,3,1)),list(y=c(7,5,9),n=c(50,50,80),rank=c(1,1,2)),list(y=c(2,2,2),n=c(20,20,20),rank=c(3,1,2))),function(s){
  y <- rep(s$y/s$n,s$n); r <- rep(s$rank,s$n); R <- vapply(r,function(v) (sum(r<v)+sum(r==v)/2)/length(r),0); mu <- mean(y)
  ri <- vapply(s$rank,function(v) (sum(s$n[s$rank<v])+sum(s$n[s$rank==v])/2)/sum(s$n),0); e <- rep(ri,s$y)
  list(y=s$y,n=s$n,rank=s$rank,index=2*mean((y-mu)*(R-mean(R)))/mu,error=2*sqrt(mean((e-mean(e))^2)/length(e)))})
# g-chart limits: geometric quantiles, for centres and levels.
grid <- expand.grid(centre=c(0.4,1,2.5,7,19.5,60),level=c(0.9,0.95,0.998))
gch <- data.frame(grid,lower=qgeom((1-grid$level)/2,1/(1+grid$centre)),upper=qgeom((1-grid$level)/2,1/(1+grid$centre),lower.tail=FALSE))
# Acceptability by numerical integration over the log ratio.
acc <- expand.grid(logRatio=c(log(0.8),log(0.5),0.1),logError=c(0.1,0.4),expected=c(20,120),cost=9e6,willingness=c(5e4,2e5,1e6))
acc$probability <- mapply(function(m,s,E,C,l) { k <- C/(l*E); if (k>=1) 0 else integrate(dnorm,-Inf,log1p(-k),mean=m,sd=s,rel.tol=1e-12,abs.tol=0)$value },acc$logRatio,acc$logError,acc$expected,acc$cost,acc$willingness)
cost <- data.frame(cost=c(2350000,9e6,1),count=c(17,43,1)); cost$lower <- cost$cost/(qchisq(0.975,2*cost$count+2)/2); cost$upper <- cost$cost/(qchisq(0.025,2*cost$count)/2)
wj(list(post_stratified=ps,concentration=conc,g_chart=gch,acceptability=acc,cost_per_unit=cost),"survey-equity-cost.json")
