// SPDX-License-Identifier: GPL-3.0-or-later

/// The table of response curves.
extension ResultTables {
  package static let curves = TableSchema(
    "curves.csv", "One row for each point of a response curve, ready to plot.",
    columns: [
      arm,
      Column("reference", .string, "The arm that is subtracted; empty for the outcome itself"),
      Column("outcome", .string, "The column of series.csv"),
      Column("unit", .string, "Symbol of the unit of value and band; 1 for counts and ratios"),
      time, muscle,
      Column("factor", .string, "The column of design.csv that the dose is of"),
      Column("factor_unit", .string, "Symbol of the unit of the dose; 1 for counts and ratios"),
      Column("others", .string, "What the other factors are, or over how many combinations it is a mean"),
      Column("curve", .string, "monotone or smooth"),
      Column("dose", .number, "Value of the factor, in its unit"),
      Column("value", .number, "Mean response of the curve, in the unit of the row"),
      Column("ci_low", .number, "Lower end of the pointwise 95 % interval"),
      Column("ci_high", .number, "Upper end of the pointwise 95 % interval"),
      Column("is_design_point", .boolean, "Whether the dose was simulated; else the curve is interpolated"),
      Column("n", .integer, "Patients at the dose; between two doses, the fewer"),
      Column("factor_name", .string, "Short name of the factor, the title of its column of design.csv"),
    ],
    primaryKey: ["arm", "reference", "outcome", "time_d", "muscle", "factor", "others", "curve", "dose"])
}
