source("_util.R"); suppressMessages(library(survival))
# Competing risks on 40 synthetic courses: 1 completed, 2 stopped, 3 moved, 0 still going on; ties on purpose.
days <- c(12,20,20,33,40,41,55,55,55,60,71,71,80,88,88,90,95,100,101,120,120,133,140,150,151,160,160,170,175,180,182,182,182,182,182,182,182,182,182,182)
cause <- c(2,3,2,0,2,2,1,0,2,3,1,1,2,0,0,1,3,1,1,2,1,1,0,1,1,1,2,1,0,1,1,1,1,1,1,0,1,0,1,1)
f <- survfit(Surv(days,factor(cause,0:3,c("on","completed","stopped","moved")))~1)
res <- list(days=days,cause=cause,time=f$time,n_risk=f$n.risk[,1],completed=f$pstate[,2],stopped=f$pstate[,3],moved=f$pstate[,4],se_completed=f$std.err[,2],se_stopped=f$std.err[,3],se_moved=f$std.err[,4])
wj(res,"competing-risks.json")
