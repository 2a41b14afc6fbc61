source("_util.R"); suppressMessages(library(survey))
# Weighted shares: answers with weights of their own, drawn independently, by survey::svymean; Kish's effective number by its
# definition; Wilson's interval on the effective number by stats::prop.test without continuity correction. Synthetic weights:
# alike, unlike, tied to the answer, one heavy answer, two answers, all yes, all no.
sets <- list(
  alike=list(y=c(1,0,0,1,0,0,0,1,0,0),w=rep(1.5,10)),
  unlike=list(y=c(1,0,1,0,0,1,0,0,0,1,0,0),w=c(0.4,1.7,0.9,2.2,1,0.6,1.3,0.8,3.1,0.5,1.1,0.7)),
  tied=list(y=c(1,1,1,1,0,0,0,0,0,0),w=c(3,3.5,4,2.5,0.5,0.4,0.6,0.7,0.3,0.5)),
  heavy=list(y=c(1,rep(0,24)),w=c(25,rep(1,24))),
  two=list(y=c(1,0),w=c(2,1)),
  yes=list(y=c(1,1,1),w=c(1,2,4)),
  no=list(y=c(0,0,0,0),w=c(1,2,4,1)))
made <- lapply(sets,function(s){
  n <- length(s$y); d <- svydesign(ids=~1,weights=~w,data=data.frame(y=s$y,w=s$w)); m <- svymean(~y,d)
  p <- as.numeric(m); v <- as.numeric(vcov(m))*(n-1)/n; kish <- sum(s$w)^2/sum(s$w^2)
  linearised <- if (v>0) p*(1-p)/v else kish; effective <- min(linearised,kish)
  interval <- suppressWarnings(prop.test(p*effective,effective,correct=FALSE)$conf.int)
  list(x=sum(s$y),n=n,yes=list(sum=sum(s$w[s$y==1]),squares=sum(s$w[s$y==1]^2)),all=list(sum=sum(s$w),squares=sum(s$w^2)),
    share=p,kish=kish,linearised=linearised,effective=effective,lower=interval[1],upper=interval[2])})
wj(list(weighted_shares=made),"survey-weights.json")
