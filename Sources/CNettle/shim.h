// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <nettle/sha2.h>

// Nettle renames its functions by macros, which Swift does not see.
static inline void cnettle_sha256_init(struct sha256_ctx *hash) { sha256_init(hash); }
static inline void cnettle_sha256_update(struct sha256_ctx *hash, size_t count, const uint8_t *bytes) {
  sha256_update(hash, count, bytes);
}
static inline void cnettle_sha256_digest(struct sha256_ctx *hash, uint8_t *digest) {
  sha256_digest(hash, SHA256_DIGEST_SIZE, digest);
}
