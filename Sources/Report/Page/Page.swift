// SPDX-License-Identifier: GPL-3.0-or-later
import Results

/// One HTML file that needs nothing else: the answer that result folders give, its doubt, its price and its figures.
package struct Page: Sendable {
  package let html: String
  /// As they stand on the page, from the top.
  package let drawings: [Drawing]

  /// - Throws: `ResultError` for folders that cannot be read or were changed, `ProblemList` (65) for those that a
  ///   page cannot be about.
  package init(of folders: [String], _ question: PageQuestion = PageQuestion()) throws {
    var chapters: [Chapter] = []
    for (place, path) in folders.enumerated() {
      let folder = try ReportFolder(path, isAlone: folders.count == 1)
      var chapter = try Chapter(folder, question)
      if folders.count > 1 { chapter.sections = chapter.sections.map { $0.numbered(place + 1) } }
      chapters.append(chapter)
    }
    if folders.count > 1, let joint = try Chapter.comparing(folders, question) {
      chapters.insert(joint, at: 0)
    }
    drawings = chapters.flatMap(\.sections).flatMap(\.drawings)
    html = Self.html(chapters)
  }

  private static func html(_ chapters: [Chapter]) -> String {
    let isOne = chapters.count == 1
    let title = isOne ? chapters[0].title : "Results of tpsim"
    let sections = chapters.enumerated().map { place, chapter in
      let heading = isOne ? "" : element("h2", [:], chapter.title.escaped)
      let body = chapter.sections.map { section in
        element(
          "section", [:],
          element(isOne ? "h2" : "h3", [:], section.title.escaped) + section.content
            + (section.drawings.isEmpty
              ? "" : element("div", ["class": "figures"], section.drawings.map(Self.figure).joined())))
      }.joined(separator: "\n")
      return element("article", ["id": "chapter-\(place + 1)"], heading + body)
    }.joined(separator: "\n")
    let head =
      "<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
      // Nothing is ever fetched, whatever a name in the results looks like.
      + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:\">"
      + element("title", [:], title.shortened(to: 120).escaped) + "<style>\(style)</style>"
    let header = element(
      "header", [:],
      element("h1", [:], title.escaped)
        + paragraph("A simulation of virtual patients, for research and teaching. Not medical advice."))
    return """
      <!doctype html>
      <html lang="en"><head>\(head)</head>
      <body>\(header)<main>
      \(sections)
      </main><script>\(script)</script></body></html>

      """
  }

  private static func figure(_ drawing: Drawing) -> String {
    element(
      "figure", [:],
      drawing.svg + element("figcaption", [:], "\(drawing.title). \(drawing.description)".escaped))
  }

  // What is folded away is printed too.
  private static let script =
    "addEventListener('beforeprint',()=>document.querySelectorAll('details').forEach(d=>d.open=true))"

  private static let style = """
    :root{color-scheme:light dark;--ink:#1a1a1a;--paper:#fff;--soft:#f2f2f0;--line:#b5b5b0;--mark:#0b5a8a}
    @media(prefers-color-scheme:dark){:root{--ink:#e9e9e6;--paper:#16181a;--soft:#23262a;--line:#5b6066;--mark:#8ec8ee}}
    *{box-sizing:border-box}
    body{margin:0 auto;padding:1rem;max-width:60rem;font:1rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);overflow-wrap:anywhere}
    h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.25rem;margin-top:2rem;border-bottom:1px solid var(--line)}h3{font-size:1.1rem;margin-top:1.5rem}
    header p,.small,figcaption{font-size:.9rem}
    .answer{font-size:1.1rem;background:var(--soft);border-left:.3rem solid var(--mark);padding:.6rem 1rem}
    .answer p{margin:.4rem 0}
    .figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,26rem),1fr));gap:1rem}
    figure{margin:1rem 0;max-width:36rem}dt{font-weight:600}dd{margin:0 0 .5rem}svg{width:100%;height:auto;display:block}
    .wide{overflow-x:auto;max-width:100%}.wide:focus-visible,summary:focus-visible,input:focus-visible{outline:3px solid var(--mark)}
    table{border-collapse:collapse;font-size:.92rem;margin:.5rem 0;font-variant-numeric:tabular-nums}
    caption{text-align:left;font-weight:600;padding:.3rem 0}
    th,td{padding:.25rem .6rem;border-bottom:1px solid var(--line);text-align:right;vertical-align:top;overflow-wrap:normal}
    th:first-child,td:first-child{text-align:left;min-width:9rem;overflow-wrap:anywhere}
    tbody th{font-weight:400}summary{cursor:pointer;color:var(--mark)}code{font-size:.9em;background:var(--soft);padding:0 .2em}
    .slider{display:grid;grid-template-columns:minmax(7rem,14rem) minmax(6rem,1fr) 5rem;gap:.6rem;align-items:center}.slider input{width:100%;min-height:1.6rem}
    td,data{white-space:nowrap}.text td{white-space:normal;text-align:left}
    @media(max-width:32rem){.slider{grid-template-columns:1fr 5rem}.slider label{grid-column:1/3}}
    @media print{body{max-width:none;font-size:10pt}figure,tr{break-inside:avoid}.wide{overflow:visible}}
    """
}

extension Section {
  /// With names of figures that no other folder's figures have.
  fileprivate func numbered(_ number: Int) -> Section {
    var section = self
    for place in drawings.indices { section.drawings[place].name = "folder\(number)-\(drawings[place].name)" }
    return section
  }
}
