# SPDX-License-Identifier: GPL-3.0-or-later
#
# Reads result folders of tpsim, and draws the three figures that are asked for most, in base R:
#
#   source("tpsim.R")
#   tables <- tpsim_read("desk-worker")
#   tpsim_wide(tables$summary, "mean")
#   tpsim_course(tables, "pain_nrs")
#   tpsim_forest(tables, "pain_nrs", at = 42)
#   tpsim_dose(tpsim_read("passes-hold-pressure"), "passes")
#
# One file, to be copied; it needs jsonlite. For research and teaching; not medical advice.

# The tables of a folder that run, sweep, merge, optimise, evidence, compare or sensitivity wrote: a list from a table's name
# to its rows, only those that are named, or all. Columns that are paths of factors get their short names ("hold_s") unless
# short is FALSE; a short name that another column has is not given.
tpsim_read <- function(folder, names = NULL, short = TRUE) {
  packages <- sort(list.files(folder, "datapackage[.]json$", full.names = TRUE))
  if (length(packages) == 0) stop(folder, " has no datapackage.json: it is not a finished result folder")
  told <- do.call(c, lapply(packages, function(path) jsonlite::read_json(path)$resources))
  names(told) <- vapply(told, function(table) table$name, "")
  unknown <- setdiff(names, names(told))
  if (length(unknown) > 0) stop(folder, " has no table ", toString(unknown), "; it has ", toString(names(told)))
  lapply(if (is.null(names)) told else told[names], function(table) {
    fields <- table$schema$fields
    # Seeds go beyond the whole numbers that R has.
    classes <- c(string = "character", integer = "numeric", number = "numeric", boolean = "logical")
    rows <- read.csv(file.path(folder, table$path), check.names = FALSE, na.strings = "",
                     colClasses = unname(classes[vapply(fields, function(field) field$type, "")]))
    if (short) {
      for (place in seq_along(fields)) {
        title <- fields[[place]]$title
        if (!is.null(title) && !title %in% colnames(rows)) colnames(rows)[place] <- title
      }
    }
    rows
  })
}

# A long table with a column an outcome, such as the "mean" of summary or the "mean_difference" of contrasts.
tpsim_wide <- function(table, value) {
  keys <- intersect(c("design_id", "arm", "reference", "time_d", "muscle"), colnames(table))
  # A missing muscle is the whole patient: a key like any other.
  for (key in keys) if (is.character(table[[key]])) table[[key]][is.na(table[[key]])] <- ""
  label <- do.call(paste, c(table[keys], sep = "\r"))
  result <- table[!duplicated(label), keys]
  for (outcome in unique(table$outcome)) {
    of <- table$outcome == outcome
    result[[outcome]] <- table[[value]][of][match(unique(label), label[of])]
  }
  rownames(result) <- NULL
  result
}

# The mean of an outcome over time, a line an arm, each with its 95 % interval. Returns the rows drawn.
tpsim_course <- function(tables, outcome = "pain_nrs", muscle = NULL, design_id = NULL) {
  rows <- tpsim_only(tables$summary, outcome, list(muscle = muscle, design_id = design_id))
  arms <- unique(rows$arm)
  colours <- hcl.colors(length(arms), "Dark 3")
  plot(NA, xlim = range(rows$time_d), ylim = tpsim_range(rows[c("mean", "ci_low", "ci_high")]), bty = "n",
       xlab = "days since the first treatment", ylab = tpsim_label(rows))
  for (place in seq_along(arms)) {
    line <- rows[rows$arm == arms[place], ]
    tpsim_band(line$time_d, line$ci_low, line$ci_high, colours[place])
    lines(line$time_d, line$mean, col = colours[place], lwd = 2)
  }
  legend("topright", arms, col = colours, lwd = 2, bty = "n")
  invisible(rows)
}

# Differences from the reference arm in the same patients at day `at` (the last), with 95 % intervals. Returns the rows drawn.
tpsim_forest <- function(tables, outcome = "pain_nrs", at = NULL, muscle = NULL, design_id = NULL) {
  rows <- tpsim_only(tables$contrasts, outcome, list(muscle = muscle, design_id = design_id))
  if (is.null(at)) at <- max(rows$time_d)
  rows <- tpsim_some(rows[rows$time_d == at, ], paste0("no ", outcome, " on day ", at))
  places <- rev(seq_len(nrow(rows)))
  old <- par(mar = c(5, 2 + 0.6 * max(nchar(rows$arm)), 2, 1))
  on.exit(par(old))
  plot(rows$mean_difference, places, pch = 19, xlim = tpsim_range(c(0, rows$ci_low, rows$ci_high)),
       ylim = c(0.5, nrow(rows) + 0.5), yaxt = "n", bty = "n", ylab = "",
       xlab = sprintf("%s: difference from %s on day %s", tpsim_label(rows), rows$reference[1], format(at)))
  abline(v = 0)
  segments(rows$ci_low, places, rows$ci_high, places)
  axis(2, places, rows$arm, las = 1, tick = FALSE)
  invisible(rows)
}

# Response curves over a factor (its short name; the first), a line for each value of the others. Returns the rows drawn.
tpsim_dose <- function(tables, factor = NULL, outcome = NULL, at = NULL, others = NULL) {
  rows <- tables$curves[tables$curves$curve == "monotone", ]
  asked <- list(factor_name = factor, outcome = outcome, time_d = at, others = others)
  for (column in c("factor_name", "outcome", "time_d", "others")) {
    value <- asked[[column]]
    if (is.null(value) && column != "others") value <- tpsim_some(rows, "no curves")[[column]][1]
    if (is.null(value)) next
    there <- toString(unique(rows[[column]]))
    rows <- tpsim_some(rows[rows[[column]] %in% value, ], sprintf("no curve with %s %s; there are %s", column, value, there))
  }
  label <- ifelse(is.na(rows$others), rows$arm, paste(rows$arm, rows$others, sep = "; "))
  curves <- unique(label)
  colours <- hcl.colors(length(curves), "Dark 3")
  against <- if (is.na(rows$reference[1])) "" else paste0(", less ", rows$reference[1])
  plot(NA, xlim = range(rows$dose), ylim = tpsim_range(rows[c("value", "ci_low", "ci_high")]), bty = "n",
       xlab = rows$factor_name[1], ylab = sprintf("%s%s, day %s", tpsim_label(rows), against, format(rows$time_d[1])))
  for (place in seq_along(curves)) {
    line <- rows[label == curves[place], ]
    tpsim_band(line$dose, line$ci_low, line$ci_high, colours[place])
    lines(line$dose, line$value, col = colours[place], lwd = 2)
    simulated <- line[line$is_design_point, ]
    points(simulated$dose, simulated$value, pch = 19, col = colours[place])
  }
  if (length(curves) <= 8) legend("topright", curves, col = colours, lwd = 2, bty = "n", cex = 0.8)
  invisible(rows)
}

tpsim_some <- function(rows, otherwise) if (nrow(rows) > 0) rows else stop(otherwise, call. = FALSE)

# The rows of one outcome, one muscle and one design point; where there are several, one has to be asked for.
tpsim_only <- function(rows, outcome, asked) {
  rows <- tpsim_some(rows[rows$outcome == outcome, ], paste0("no ", outcome, " in the table"))
  for (column in c("muscle", "design_id")) {
    there <- unique(rows[[column]])
    value <- asked[[column]]
    if (!is.null(value)) {
      rows <- tpsim_some(rows[rows[[column]] %in% value, ], sprintf("no %s %s; there are %s", column, value, toString(there)))
    } else if (length(there) > 1) {
      stop("several values of ", column, ": say which of ", toString(there), call. = FALSE)
    }
  }
  rows
}

tpsim_label <- function(rows) {
  if (rows$unit[1] %in% c("{1}", "{count}")) rows$outcome[1] else paste(rows$outcome[1], rows$unit[1], sep = ", ")
}

# An interval of one patient is none.
tpsim_range <- function(values) {
  values <- unlist(values)
  range(values[is.finite(values)])
}

tpsim_band <- function(x, low, high, colour) {
  known <- is.finite(low) & is.finite(high)
  polygon(c(x[known], rev(x[known])), c(low[known], rev(high[known])), border = NA, col = adjustcolor(colour, 0.15))
}
