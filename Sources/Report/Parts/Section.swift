// SPDX-License-Identifier: GPL-3.0-or-later

/// A part of a page under its heading.
struct Section {
  let title: String
  /// Markup.
  var content: String
  var drawings: [Drawing] = []

  init(_ title: String, _ content: String, _ drawings: [Drawing?] = []) {
    self.title = title
    self.drawings = drawings.compactMap(\.self)
    self.content = content
  }
}

/// What a page says of one result folder.
struct Chapter {
  /// The question that the folder answers.
  var title: String
  var sections: [Section]
}

func paragraph(_ markup: String) -> String { element("p", [:], markup) }

/// What few readers want, folded away.
func details(_ summary: String, _ markup: String) -> String {
  element("details", [:], element("summary", [:], summary.escaped) + markup)
}
