# SPDX-License-Identifier: GPL-3.0-or-later
#
# Reads every table of result folders with read.csv without an option, and compares the type of every column with
# columns.csv beside the tables, which scripts/readers.py writes from datapackage.json: base R has no JSON.
#
#   Rscript scripts/readers.R FOLDER...

kind <- function(column) {
  if (is.logical(column)) "boolean" else if (is.integer(column)) "integer" else if (is.numeric(column)) "number" else "string"
}

problems <- character()
count <- 0
folders <- commandArgs(trailingOnly = TRUE)
for (folder in folders) {
  told <- read.csv(file.path(folder, "columns.csv"), colClasses = "character")
  for (path in unique(told$path)) {
    count <- count + 1
    table <- read.csv(file.path(folder, path))
    columns <- told[told$path == path, ]
    if (ncol(table) != nrow(columns)) {
      problems <- c(problems, sprintf("%s/%s: R reads %d columns of %d", folder, path, ncol(table), nrow(columns)))
      next
    }
    if (nrow(table) != as.integer(columns$rows[1])) {
      problems <- c(problems, sprintf("%s/%s: R reads %d rows of %s", folder, path, nrow(table), columns$rows[1]))
    }
    for (place in seq_len(nrow(columns))) {
      if (columns$empty[place] == columns$rows[place]) next  # nobody can know the type of nothing
      found <- kind(table[[place]])
      # Seeds go beyond the whole numbers that R has.
      if (found != columns$type[place] && !(found == "number" && columns$type[place] == "integer")) {
        problems <- c(problems, sprintf("%s/%s: R reads %s as %s; it is %s", folder, path, columns$name[place], found,
                                        columns$type[place]))
      }
    }
  }
}
if (length(problems) > 0) {
  writeLines(problems)
  quit(status = 1)
}
cat(sprintf("R: %d tables of %d folders, every column as told\n", count, length(folders)))
