// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Blocks of memory that this thread has asked for so far, by any function of the C library; -1 where they cannot be
/// counted.
long allocations_of_this_thread(void);
