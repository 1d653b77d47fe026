// SPDX-License-Identifier: GPL-3.0-or-later
import Results
import Testing

@Suite struct ResultTablesTests {
  private static let passes = Column("passes", .integer, "Value of passes")

  @Test(
    "keeps the columns that notebooks read, in their order",
    arguments: [
      (
        ResultTables.runs, "runs.csv",
        "run_id,design_id,arm,patient_id,replicate,seed,status,message"
      ),
      (series, "series.csv", "run_id,arm,patient_id,muscle,time_d,pain_nrs,ppt_kPa"),
      (
        ResultTables.curves, "curves.csv",
        "arm,reference,outcome,unit,time_d,muscle,factor,factor_unit,others,curve,dose,value,ci_low,ci_high,"
          + "is_design_point,n,factor_name"
      ),
      (
        ResultTables.stopping, "stopping.csv",
        "design_id,arm,reference,outcome,unit,time_d,muscle,n_pairs,n_failed,mcse,limit,reason,variance_ratio,"
          + "n_unpaired"
      ),
      (
        ResultTables.sensitivity, "sensitivity.csv",
        "method,arm,reference,outcome,unit,time_d,muscle,factor,factor2,index,value,ci_low,ci_high,bound_low,"
          + "bound_high,n,n_failed,noise_share,status,factor_name,factor2_name"
      ),
      (
        ResultTables.comparison, "comparison.csv",
        "strategy,folder,design_id,arm,reference,outcome,unit,time_d,muscle,n,n_failed,mean,ci_low,ci_high,method,"
          + "n_pairs,difference,difference_ci_low,difference_ci_high,mcse,correlation,variance_ratio,p_value,p_holm,margin,"
          + "verdict,rank,rank_low,rank_high,p_best,soreness_nrs_worst,sessions,therapist_min,cost_eur,visits,n_without"
      ),
      (
        ResultTables.events, "events.csv",
        "run_id,arm,patient_id,time_d,event,muscle,point_id,value,unit,detail"
      ),
      (
        ResultTables.summary, "summary.csv",
        "design_id,arm,outcome,unit,time_d,n,n_failed,mean,sd,ci_low,ci_high,mcse,muscle"
      ),
      (
        ResultTables.contrasts, "contrasts.csv",
        "design_id,arm,reference,outcome,unit,time_d,n_pairs,mean_difference,ci_low,ci_high,mcse,"
          + "correlation,variance_ratio,muscle"
      ),
      (
        ResultTables.design(factors: [Column("arms.one-pass[0].hold_s", .number, ucum: "s", "Hold")]),
        "design.csv", "design_id,arms.one-pass[0].hold_s"
      ),
      (
        ResultTables.evaluations(factors: [passes]), "evaluations.csv",
        "design_id,passes,stage,n,n_failed,mean,mcse,soreness_nrs_worst,soreness_mcse,therapist_min,sessions,cost_eur,visits,"
          + "feasible,eliminated_at"
      ),
      (
        ResultTables.optimum(factors: [passes]), "optimum.csv",
        "rank,design_id,passes,arm,reference,outcome,unit,time_d,muscle,n,mean,ci_low,ci_high,mcse,"
          + "soreness_nrs_worst,soreness_mcse,therapist_min,sessions,cost_eur,visits,feasible,confidence,indifference,ending"
      ),
      (
        ResultTables.pareto(factors: [passes]), "pareto.csv",
        "against,design_id,passes,n,relief,relief_mcse,burden,burden_mcse,feasible"
      ),
      (
        ResultTables.flow, "flow.csv",
        "design_id,arm,n_assigned,n_treated,n_refused,n_deferred,n_failed,n_with_adverse_event,n_responders_end,"
          + "sessions_planned,sessions_held,sessions_refused,sessions_deferred,sessions_missed,"
          + "n_candidates,n_not_included,n_excluded,n_stayed_away"
      ),
      (
        ResultTables.evidence, "evidence.csv",
        "hypothesis,study,measurement,group,use,kind,outcome,unit,arm,against,at,from,observed,observed_low,"
          + "observed_high,predicted,predicted_low,predicted_high,mcse,z,verdict,log_score,expected,n_virtual,"
          + "n_published,citation,discrepancy,cell,cell_studies,wide_low,wide_high,wide_verdict,wide_log_score"
      ),
      (
        ResultTables.scoreboard, "scoreboard.csv",
        "hypothesis,use,group,n,n_quantitative,n_inside,coverage,n_order,n_right,orders_right,n_null,n_kept,"
          + "nulls_kept,n_unpredicted,log_score,sharpness,wide_n_inside,wide_coverage,wide_log_score,"
          + "wide_sharpness,n_beside_meta_analysis,less_meta_analysis,less_meta_analysis_ci_low,"
          + "less_meta_analysis_ci_high,wide_less_meta_analysis,wide_less_meta_analysis_ci_low,"
          + "wide_less_meta_analysis_ci_high,n_beside_nothing_happens,less_nothing_happens,"
          + "less_nothing_happens_ci_low,less_nothing_happens_ci_high,wide_less_nothing_happens,"
          + "wide_less_nothing_happens_ci_low,wide_less_nothing_happens_ci_high,n_undecided,agreement"
      ),
      (
        ResultTables.cohorts, "cohorts.csv",
        "hypothesis,study,cohort,n_wanted,n_included,n_candidates,n_failed,n_stayed_away"
      ),
      (
        ResultTables.calibration, "calibration.csv",
        "parameter,unit,source_kind,prior_median,prior_low,prior_high,value,ci_low,ci_high,u,sd_ratio,verdict"
      ),
      (ResultTables.correlations, "correlations.csv", "parameter,other,correlation"),
      (ResultTables.directions, "directions.csv", "direction,singular_value,parameter,weight"),
      (ResultTables.slopes, "slopes.csv", "study,measurement,residual,parameter,slope"),
      (
        ResultTables.descents, "descents.csv",
        "start,cost,iterations,ending,is_best,parameter,begins,ends"
      ),
      (ResultTables.leftOut, "left-out.csv", "study,n,rms_fitted,rms_left_out,parameter,shift"),
      (ResultTables.failures, "failures.csv", "run_id,stage,reason,replay_command"),
      (ResultTables.parameters, "parameters.csv", "name,value,unit,low,high,source_kind,source"),
    ])
  func goldenHeader(table: TableSchema, fileName: String, header: String) throws {
    #expect(table.fileName == fileName)
    let folder = try TemporaryFolder()
    try CSVWriter(table, in: folder.path).finish()
    #expect(try folder.text(fileName) == header + "\n")
  }

  @Test("says the unit of time and the kind of each key")
  func units() throws {
    let time = try #require(series.columns.first { $0.name == "time_d" })
    #expect(time.ucum == "d" && time.kind == .number)
    #expect(series.columns.prefix(5).map(\.kind) == [.string, .string, .integer, .string, .number])
  }
}
