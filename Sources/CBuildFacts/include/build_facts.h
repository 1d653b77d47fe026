// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// The commit that the program was built from, or an empty string where the sources are no git checkout. A plus sign
/// at its end says that the sources had changed since.
const char *tpsim_commit(void);
