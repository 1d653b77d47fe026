// SPDX-License-Identifier: GPL-3.0-or-later
import Physiology
import Quantities
import Testing

@Suite("Every number of the model is declared once and well")
struct ParameterTests {
  @Test("names are unique")
  func names() {
    let names = Model.parameters.map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test("every quantity of every mechanism is declared, and nothing else")
  func completeness() {
    var quantities: [String] = []
    for mechanism in Mirror(reflecting: Model()).children {
      for property in Mirror(reflecting: mechanism.value).children {
        if "\(type(of: property.value))".hasPrefix("Quantity<") {
          quantities.append("\(mechanism.label ?? "").\(property.label ?? "")")
        }
      }
    }
    #expect(quantities.sorted() == Model.parameters.map(\.name).sorted())
  }

  @Test("defaults are finite and lie in their ranges", arguments: Model.parameters)
  func defaults(parameter: Parameter<Model>) {
    #expect(parameter.range.contains(parameter.read(Model())))
    #expect(parameter.range.lowerBound < parameter.range.upperBound)
    #expect(parameter.range.upperBound.isFinite && parameter.range.lowerBound.isFinite)
  }

  @Test("a number that is written is read again, and no other moves", arguments: Model.parameters)
  func roundTrip(parameter: Parameter<Model>) {
    for value in [parameter.range.lowerBound, parameter.range.upperBound] {
      var model = Model()
      parameter.write(&model, value)
      for other in Model.parameters {
        #expect(other.read(model) == (other.name == parameter.name ? value : other.read(Model())))
      }
    }
  }

  @Test("summaries and sources say something", arguments: Model.parameters)
  func words(parameter: Parameter<Model>) {
    #expect(parameter.summary.count > 3)
    #expect(parameter.source.text.count > 5)
    #expect(!parameter.summary.hasSuffix("."))
    #expect(parameter.summary.first?.isUppercase == true)
    if let reference = parameter.source.reference { #expect(!reference.citation.isEmpty) }
  }
}
