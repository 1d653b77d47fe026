// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <gsl/gsl_errno.h>
#include <gsl/gsl_version.h>
