# SPDX-License-Identifier: GPL-3.0-or-later
#
# Reads result folders with notebooks-out/tpsim.R, and compares what it reads, turns and draws with what
# scripts/reading-files.py found there before:
#
#   Rscript scripts/reading-files.R SWEEP OTHER...

source("notebooks-out/tpsim.R")
refuses <- function(words, call) {
  message <- tryCatch({ call; "is accepted" }, error = conditionMessage)
  if (!grepl(words, message, fixed = TRUE)) stop(words, ": ", message)
}

folders <- commandArgs(trailingOnly = TRUE)
for (folder in folders) {
  tables <- tpsim_read(folder)
  if ("summary" %in% names(tables)) {
    other <- read.csv(file.path(folder, "wide.csv"), check.names = FALSE, na.strings = "")
    other[is.na(other$muscle), "muscle"] <- ""
    own <- tpsim_wide(tables$summary, "mean")
    stopifnot(setequal(colnames(own), colnames(other)), nrow(own) == nrow(other))
    if (nrow(own) > 0) {
      both <- merge(own, other, by = c("design_id", "arm", "time_d", "muscle"))
      stopifnot(nrow(both) == nrow(own))
      for (outcome in setdiff(colnames(own), c("design_id", "arm", "time_d", "muscle"))) {
        stopifnot(isTRUE(all.equal(both[[paste0(outcome, ".x")]], as.numeric(both[[paste0(outcome, ".y")]]),
                                   tolerance = 1e-14)))
      }
    }
  }
}

sweep <- folders[1]
tables <- tpsim_read(sweep)
stopifnot(identical(colnames(tables$design), c("design_id", "passes", "hold_s")))
stopifnot(identical(colnames(tpsim_read(sweep, "design", short = FALSE)$design)[2], "arms.four-passes[0].passes"))
pdf(file.path(sweep, "figures.pdf"))
stopifnot(nrow(tpsim_course(tables, "pain_nrs", design_id = 2)) > 1)
stopifnot(setequal(tpsim_forest(tables, "pain_nrs", design_id = 2)$arm, setdiff(tables$summary$arm, "wait-and-see")))
stopifnot(all(tpsim_dose(tables, "passes", others = "arms.four-passes[0].hold_s=90")$factor == "arms.four-passes[0].passes"))
invisible(dev.off())

refuses("it has", tpsim_read(sweep, "sumary"))
refuses("not a finished result folder", tpsim_read(file.path(sweep, "nothing")))
refuses("several values of design_id", tpsim_course(tables))
refuses("no curve with factor_name pases; there are passes", tpsim_dose(tables, "pases"))
refuses("no pain in the table", tpsim_forest(tables, "pain"))
cat(sprintf("notebooks-out/tpsim.R: %d folders as they are\n", length(folders)))
