// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

/// A number as it stands on a page, with a minus sign and no hyphen.
func figure(_ value: Double) -> String { rounded(value).replacing("-", with: "\u{2212}") }
