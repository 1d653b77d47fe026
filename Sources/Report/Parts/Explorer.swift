// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Outcomes
import Quantities
import Results
import Scenarios
import Statistics

/// Sliders for the factors of a sweep; relief, soreness, minutes and money move together.
///
/// At a design point the numbers are the tables' own. Between design points they are those of a fitted surface, told
/// with the error that it makes on doses it has not seen; far from every design point there are none.
package struct Explorer: Sendable {
  /// What the script of the page works on.
  package struct Model: Encodable, Sendable {
    package struct Factor: Encodable, Sendable {
      package let name: String
      package let low: Double
      package let high: Double
      package let isWhole: Bool
      package let start: Double
    }
    package struct Response: Encodable, Sendable {
      package let title: String
      package let unit: String
      /// By design point, as the table has them, and where they stand there.
      package let values: [Double]
      package let table: String
      package let column: String
      package let rows: [Int]
      package let centre: Double
      package let weights: [Double]
      package let error: Double
    }
    package let factors: [Factor]
    /// Of the shown design points, each factor from 0 to 1.
    package let places: [[Double]]
    package let lengths: [Double]
    package let responses: [Response]
  }

  package let model: Model
  private let arm: String
  private let points: Int

  /// More points do not make the surface better than they make the page slow.
  private static let mostPoints = 150
  private static let mostFactors = 8
  private static let burdens: [Outcome] = [.sorenessWorst, .therapistTime, .cost]

  /// Nil where the study has no doses to explore: a factor that is no number, or too few points.
  ///
  /// Throws ``ResultError`` and `GSLError`.
  init?(_ folder: ReportFolder, _ study: Study, _ response: Response, best: String?) throws {
    guard let arm = response.arms.first, (1...Self.mostFactors).contains(study.factors.count) else {
      return nil
    }
    let design = try folder.rows("design.csv")
    let numbers = design.map { row in study.factors.compactMap { row[$0.column] } }
    guard numbers.allSatisfy({ $0.count == study.factors.count }) else { return nil }
    let ranges = study.factors.indices.map { side -> (low: Double, high: Double) in
      (numbers.map { $0[side] }.min() ?? 0, numbers.map { $0[side] }.max() ?? 0)
    }
    guard ranges.allSatisfy({ $0.low < $0.high }) else { return nil }
    let stride = (design.count + Self.mostPoints - 1) / Self.mostPoints
    let kept = design.indices.filter { $0 % max(stride, 1) == 0 }
    let asked = Set(kept.map { design[$0].text("design_id") })
    let isAbout: (TableRow) -> Bool = { abs(($0["time_d"] ?? -1) - response.at) < 1e-6 }

    var columns: [(outcome: Outcome, rows: [String: TableRow], column: String)] = []
    let main = try folder.rows(
      response.against == nil ? "summary.csv" : "contrasts.csv",
      where: [
        "outcome": [response.outcome.column], "arm": [arm], "muscle": [response.tableMuscle],
        "design_id": asked,
      ]
    ).filter { isAbout($0) && (response.against.map { [$0] } ?? [""]).contains($0.text("reference")) }
    columns.append(
      (response.outcome, Self.byDesign(main), response.against == nil ? "mean" : "mean_difference"))
    let taken = try folder.rows(
      "summary.csv",
      where: ["outcome": Set(Self.burdens.map(\.column)), "arm": [arm], "muscle": [""], "design_id": asked]
    ).filter(isAbout)
    for burden in Self.burdens {
      columns.append((burden, Self.byDesign(taken.filter { $0.text("outcome") == burden.column }), "mean"))
    }
    let complete = kept.filter { place in
      columns.allSatisfy { $0.rows[design[place].text("design_id")]?[$0.column] != nil }
    }
    guard complete.count > 3 else { return nil }

    let places = complete.map { place in
      zip(numbers[place], ranges).map { ($0 - $1.low) / ($1.high - $1.low) }
    }
    func row(_ column: (outcome: Outcome, rows: [String: TableRow], column: String), _ place: Int)
      -> TableRow?
    {
      column.rows[design[place].text("design_id")]
    }
    let values = columns.map { column in complete.map { row(column, $0)?[column.column] ?? 0 } }
    let surfaces = try ResponseSurface.fit(at: places, values)
    let start = complete.first { design[$0].text("design_id") == best } ?? complete[0]
    let names = study.shortNames
    model = Model(
      factors: study.factors.indices.map { side in
        Model.Factor(
          name: names[side], low: ranges[side].low, high: ranges[side].high,
          isWhole: study.factors[side].isWhole, start: numbers[start][side])
      }, places: places, lengths: surfaces.first?.lengths ?? [],
      responses: zip(columns.indices, surfaces).map { index, surface in
        let column = columns[index]
        let against = index == 0 ? response.against.map { " less \($0)" } ?? "" : ""
        return Model.Response(
          title: column.outcome.title + against, unit: column.outcome.unit.symbol, values: values[index],
          table: column.rows.values.first?.table ?? "", column: column.column,
          rows: complete.map { row(column, $0)?.number ?? 0 }, centre: surface.centre,
          weights: surface.weights,
          error: surface.leaveOneOutError)
      })
    self.arm = arm
    points = design.count
  }

  private static func byDesign(_ rows: [TableRow]) -> [String: TableRow] {
    Dictionary(rows.map { ($0.text("design_id"), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Throws where the model is no JSON.
  func section() throws -> Section {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    // Within a script nothing may look like its end.
    let data = String(decoding: try encoder.encode(model), as: UTF8.self)
      .replacing("<", with: "\\u003c").replacing("\u{2028}", with: "\\u2028").replacing(
        "\u{2029}", with: "\\u2029")
    let sliders = model.factors.enumerated().map { place, factor in
      let id = "factor-\(place)"
      let step = factor.isWhole ? 1 : (factor.high - factor.low) / 100
      return element(
        "div", ["class": "slider"],
        element("label", ["for": id], factor.name.escaped)
          + element(
            "input",
            [
              "type": "range", "id": id, "min": plain(factor.low), "max": plain(factor.high),
              "step": plain(step),
              "value": plain(factor.start),
            ]) + element("output", ["for": id, "id": "\(id)-value"], plain(factor.start).escaped))
    }.joined()
    let rows = model.responses.enumerated().map { place, response in
      element(
        "tr", [:],
        element("th", ["scope": "row"], response.title.escaped)
          + element("td", ["id": "response-\(place)"], "–")
          + element("td", [:], "\(rounded(response.error))\(unitWords(response.unit))"))
    }.joined()
    let table = element(
      "table", [:],
      element("caption", [:], "What \(arm) brings and takes at this dose".escaped)
        + "<thead><tr><th scope=\"col\">of a patient, on average</th><th scope=\"col\">value</th>"
        + "<th scope=\"col\">typical error between design points</th></tr></thead>"
        + element("tbody", [:], rows))
    let note =
      model.places.count < points
      ? " It is drawn through \(model.places.count) of the \(points) design points." : ""
    return Section(
      "Try a dose",
      element(
        "div", ["class": "explorer"],
        sliders + element("p", ["id": "explorer-kind", "role": "status", "aria-live": "polite"], "") + table)
        + "<noscript><p>The sliders need scripts, which are off.</p></noscript>"
        + element(
          "p", ["class": "small"],
          ("At a design point the numbers are those of the tables. Between, they are read from a smooth surface through them; its error "
            + "is what it misses a design point by when it has not seen it.\(note)").escaped)
        + "<script type=\"application/json\" id=\"explorer-data\">\(data)</script><script>\(Self.script)</script>"
    )
  }

  private static let script = """
    (()=>{const m=JSON.parse(document.getElementById('explorer-data').textContent);
    const show=v=>{if(v===0)return'0';let s=1;while(Math.abs(v)*s<100&&s<1e12)s*=10;return String(Math.round(v*s)/s).replace('-','\\u2212')};
    const words=u=>['','1','{1}','{count}'].includes(u)?'':u==='NRS'?' points':' '+u;
    const inputs=m.factors.map((f,i)=>document.getElementById('factor-'+i));
    const levels=m.factors.map((f,i)=>[...new Set(m.places.map(p=>p[i]))]);
    const update=()=>{
    const x=m.factors.map((f,i)=>{let u=(Number(inputs[i].value)-f.low)/(f.high-f.low);
    const near=levels[i].find(l=>Math.abs(l-u)<0.006);if(near!==undefined)u=near;
    document.getElementById('factor-'+i+'-value').textContent=show(f.low+u*(f.high-f.low));return u});
    const far=m.places.map(p=>p.reduce((s,v,i)=>s+((v-x[i])/m.lengths[i])**2,0));
    const at=m.places.findIndex(p=>p.every((v,i)=>v===x[i]));
    const isFar=Math.min(...far)>1;
    document.getElementById('explorer-kind').textContent=at>=0?'A dose that was simulated: the tables\\u2019 numbers.':isFar?'Far from every dose that was simulated: nothing is known here.':'Between doses that were simulated.';
    m.responses.forEach((r,k)=>{const cell=document.getElementById('response-'+k);
    const v=at>=0?r.values[at]:far.reduce((s,d,j)=>s+r.weights[j]*Math.exp(-d/2),r.centre);
    cell.textContent=at<0&&isFar?'\\u2013':show(v)+words(r.unit);
    cell.dataset.value=at>=0?r.values[at]:''})};
    inputs.forEach(i=>i.addEventListener('input',update));update()})()
    """
}
