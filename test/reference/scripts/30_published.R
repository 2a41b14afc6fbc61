source("_util.R"); suppressMessages({library(survival); library(metafor)})
# What R makes of analyses that others published; the data are facts from the publications named.
# BCG vaccine against tuberculosis: Colditz et al. (1994), JAMA 271:698-702.
bcg <- data.frame(tpos=c(4,6,3,62,33,180,8,505,29,17,186,5,27),tneg=c(119,300,228,13536,5036,1361,2537,87886,7470,1699,50448,2493,16886),
                  cpos=c(11,29,11,248,47,372,10,499,45,65,141,3,29),cneg=c(128,274,209,12619,5761,1079,619,87892,7232,1600,27197,2338,17825))
es <- escalc(measure="RR",ai=tpos,bi=tneg,ci=cpos,di=cneg,data=bcg)
ctl <- list(threshold=1e-14,maxiter=10000)
one <- function(method,test) { f <- rma(yi,vi,data=es,method=method,test=test,control=ctl); list(estimate=as.numeric(f$beta),error=f$se,lower=f$ci.lb,upper=f$ci.ub,tau2=f$tau2,q=f$QE,p=f$QEp) }
# Freireich et al. (1963), Blood 21:699-716, as in Gehan (1965), Biometrika 52:203-223.
days <- c(6,6,6,6,7,9,10,10,11,13,16,17,19,20,22,23,25,32,32,34,35, 1,1,2,2,3,4,4,5,5,8,8,8,8,11,11,12,12,15,17,22,23)
seen <- c(1,1,1,0,1,0,1,0,0,1,1,0,0,0,1,1,0,0,0,0,0, rep(1,21)); arm <- rep(1:2,each=21)
lr <- survdiff(Surv(days,seen)~arm); km <- survfit(Surv(days[arm==1],seen[arm==1])~1)
# Bickel, Hammel & O'Connell (1975), Science 187:398-404: admissions to six departments.
ucb <- mantelhaen.test(UCBAdmissions)
# Doll & Hill (1966), in Breslow & Day (1987): coronary deaths among British doctors.
d <- c(32,104,206,186,102); t1 <- c(52407,43248,28612,12663,5317); n <- c(2,12,28,28,31); t0 <- c(18790,10673,5710,2585,1462)
mh <- rma.mh(measure="IRR",x1i=d,t1i=t1,x2i=n,t2i=t0,correct=FALSE)
# Dobson (1990), An Introduction to Generalized Linear Models, page 93.
counts <- c(18,17,15,20,10,20,25,13,12); outcome <- gl(3,1,9); treatment <- gl(3,3)
g <- glm(counts~outcome+treatment,family=poisson(),control=glm.control(epsilon=1e-15,maxit=100))
wj(list(bcg=list(dl=one("DL","z"),reml=one("REML","z"),hk=one("REML","knha")),
  leukaemia=list(chisq=lr$chisq,expected=lr$exp,observed=lr$obs,time=km$time[km$n.event>0],surv=km$surv[km$n.event>0]),
  berkeley=list(or=as.numeric(ucb$estimate),lower=ucb$conf.int[1],upper=ucb$conf.int[2],cmh_cc=as.numeric(ucb$statistic),p=ucb$p.value),
  doctors=list(log_irr=as.numeric(mh$beta),error=mh$se,lower=mh$ci.lb,upper=mh$ci.ub),
  dobson=list(coef=as.numeric(coef(g)),deviance=g$deviance,error=sqrt(diag(vcov(g)))))
,"published.json")
