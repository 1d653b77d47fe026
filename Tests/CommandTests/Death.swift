// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// A library that, preloaded, kills its process at the n-th system call that changes a folder.
struct Death {
  private static let source = #"""
    #define _GNU_SOURCE
    #include <dlfcn.h>
    #include <fcntl.h>
    #include <signal.h>
    #include <stdarg.h>
    #include <stdatomic.h>
    #include <stdlib.h>
    #include <string.h>
    #include <sys/stat.h>
    #include <unistd.h>

    static atomic_int count, begun;

    /* Counts from the first call whose path holds DEATH_FROM, and dies before the call number DEATH_AT. */
    static void step(const char *path) {
      const char *from = getenv("DEATH_FROM"), *at = getenv("DEATH_AT");
      if (!at) return;
      if (!from || (path && strstr(path, from))) begun = 1;
      if (begun && ++count == atoi(at)) { kill(getpid(), SIGKILL); pause(); }
    }

    #define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
    static mode_t mode_of(int flags, va_list list) { return flags & O_CREAT ? va_arg(list, mode_t) : 0; }
    int open(const char *path, int flags, ...) {
      va_list list; va_start(list, flags); mode_t mode = mode_of(flags, list); va_end(list);
      if (flags & O_CREAT) step(path);
      return REAL(open)(path, flags, mode);
    }
    int open64(const char *path, int flags, ...) {
      va_list list; va_start(list, flags); mode_t mode = mode_of(flags, list); va_end(list);
      if (flags & O_CREAT) step(path);
      return REAL(open64)(path, flags, mode);
    }
    int rename(const char *from, const char *to) { step(to); return REAL(rename)(from, to); }
    int link(const char *from, const char *to) { step(to); return REAL(link)(from, to); }
    int unlink(const char *path) { step(path); return REAL(unlink)(path); }
    int mkdir(const char *path, mode_t mode) { step(path); return REAL(mkdir)(path, mode); }
    int rmdir(const char *path) { step(path); return REAL(rmdir)(path); }
    ssize_t write(int file, const void *bytes, size_t size) {
      if (file > 2) step(0);
      return REAL(write)(file, bytes, size);
    }
    """#

  /// Builds the library in `folder`; nil on a machine without a compiler for it, or whose programs take no library.
  init?(in folder: TemporaryFolder) async throws {
    #if os(Linux)
      try folder.write(Self.source, to: "death.c")
      let built = try await Program.shell("cc -shared -fPIC -O -o death.so death.c -ldl", in: folder)
      guard built.code == 0 else { return nil }
    #else
      return nil
    #endif
  }

  /// Runs the program, and kills it before the call number `number`, counted from the first one of a path with `from`.
  func strike(
    at number: Int, from: String? = nil, _ arguments: String, in folder: TemporaryFolder
  ) async throws -> Program.Outcome {
    try await Program.shell(
      """
      DEATH_AT=\(number) \(from.map { "DEATH_FROM=\($0) " } ?? "")LD_PRELOAD=$PWD/death.so \
      '\(try Program.path)' \(arguments)
      """, in: folder)
  }
}
