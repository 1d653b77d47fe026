// SPDX-License-Identifier: GPL-3.0-or-later
#include "build_facts.h"

const char *tpsim_commit(void) { return TPSIM_COMMIT; }
