/* SPDX-License-Identifier: EUPL-1.2 */
/* clang-format off */
/*
 * baken: where a trajectory stands against the rules of its programme, why, and what comes next.
 *
 * Bytes in, bytes out. Requests and answers are messages of package baken.v1 (proto/), as protobuf or as JSON.
 * Ownership  what is written through a `**out` is yours: release it with its own _free, which accepts NULL.
 *            A `const T *` that is returned belongs to the handle it came from and dies with it.
 * Threads    a `const` handle may be used by any number of threads at once. The library starts no thread,
 *            calls nothing of yours, and reads no clock, file, locale or environment variable.
 * Errors     a status other than BAKEN_OK: *out is NULL and *error, if asked for, says what, where and what was expected.
 *            A rule in breach is an answer, not an error. Treat a status you do not know as BAKEN_INTERNAL.
 * Memory     BAKEN_OUT_OF_MEMORY leaves every handle usable. Limits: baken/limits.h.
 */
#ifndef BAKEN_BAKEN_H
#define BAKEN_BAKEN_H
#include <stddef.h>
#include <stdint.h>

#define BAKEN_VERSION_NUMBER 10000   /* major * 10000 + minor * 100 + patch */

#if defined(_WIN32)
#  define BAKEN_CALL __cdecl
#  if defined(BAKEN_STATIC)
#    define BAKEN_API
#  elif defined(BAKEN_BUILDING)
#    define BAKEN_API __declspec(dllexport)
#  else
#    define BAKEN_API __declspec(dllimport)
#  endif
#else
#  define BAKEN_CALL
#  if defined(__GNUC__)
#    define BAKEN_API __attribute__((visibility("default")))
#  else
#    define BAKEN_API
#  endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ---- status and format: fixed width, values frozen, only appended ---- */
typedef int32_t baken_status;
#define BAKEN_OK               ((baken_status)0)
#define BAKEN_INVALID_ARGUMENT ((baken_status)1)  /* the call itself is wrong: NULL, unknown format or view          */
#define BAKEN_MALFORMED        ((baken_status)2)  /* the bytes are not the message they should be                     */
#define BAKEN_REFUSED          ((baken_status)3)  /* a programme or deviation with errors: see baken_programme_analyse */
#define BAKEN_NOT_FOUND        ((baken_status)4)
#define BAKEN_LIMIT_EXCEEDED   ((baken_status)5)
#define BAKEN_UNSUPPORTED      ((baken_status)6)  /* made for a newer library                                         */
#define BAKEN_OUT_OF_MEMORY    ((baken_status)7)
#define BAKEN_INTERNAL         ((baken_status)8)

typedef int32_t baken_format;
#define BAKEN_PROTOBUF ((baken_format)1)
#define BAKEN_JSON     ((baken_format)2)

typedef struct baken_programme baken_programme;
typedef struct baken_bytes     baken_bytes;
typedef struct baken_error     baken_error;

/* ---- version: compare at load; see also Report.semantics and Programme.format ---- */
BAKEN_API uint32_t    BAKEN_CALL baken_version_number(void);
BAKEN_API const char *BAKEN_CALL baken_version_text(void);

/* ---- programme ---- */
BAKEN_API const char  *BAKEN_CALL baken_programme_builtin_id(size_t index);   /* NULL past the last */
BAKEN_API baken_status BAKEN_CALL baken_programme_builtin(const char *id, baken_programme **out, baken_error **error);
BAKEN_API baken_status BAKEN_CALL baken_programme_load(baken_format format, const void *data, size_t size, baken_programme **out, baken_error **error);
BAKEN_API baken_status BAKEN_CALL baken_programme_deviate(const baken_programme *programme, baken_format format, const void *data, size_t size, baken_programme **out, baken_error **error);
BAKEN_API baken_status BAKEN_CALL baken_programme_describe(const baken_programme *programme, baken_format format, baken_bytes **out, baken_error **error);
BAKEN_API baken_status BAKEN_CALL baken_programme_analyse(baken_format format, const void *data, size_t size, baken_bytes **out, baken_error **error);
BAKEN_API void         BAKEN_CALL baken_programme_free(baken_programme *programme);

/* ---- check ---- */
BAKEN_API baken_status BAKEN_CALL baken_check(const baken_programme *programme, baken_format format, const void *request, size_t size, baken_bytes **out, baken_error **error);

/* ---- batch: columns out, as Arrow C Data Interface structs (the standard's own definition and guard) ---- */
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE
#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4
struct ArrowSchema {
  const char *format; const char *name; const char *metadata; int64_t flags; int64_t n_children;
  struct ArrowSchema **children; struct ArrowSchema *dictionary; void (*release)(struct ArrowSchema *); void *private_data;
};
struct ArrowArray {
  int64_t length; int64_t null_count; int64_t offset; int64_t n_buffers; int64_t n_children; const void **buffers;
  struct ArrowArray **children; struct ArrowArray *dictionary; void (*release)(struct ArrowArray *); void *private_data;
};
#endif
/* Record i is data[offsets[i]] up to, not including, data[offsets[i + 1]]: `count + 1` offsets, the layout of an Arrow
 * large_binary column. `request` is a CheckRequest whose subject, usually empty, says what the records are. */
BAKEN_API baken_status BAKEN_CALL baken_check_batch(const baken_programme *programme, baken_format format,
    const void *request, size_t request_size, const void *data, const int64_t *offsets, size_t count,
    struct ArrowSchema *schema, struct ArrowArray *rows, baken_error **error);

/* ---- views ---- */
BAKEN_API baken_status BAKEN_CALL baken_render(baken_format format, const void *report, size_t size, const char *view, const char *language, const char *audience, baken_bytes **out, baken_error **error);

/* ---- bytes and errors ---- */
BAKEN_API const void  *BAKEN_CALL baken_bytes_data(const baken_bytes *bytes);
BAKEN_API size_t       BAKEN_CALL baken_bytes_size(const baken_bytes *bytes);
BAKEN_API void         BAKEN_CALL baken_bytes_free(baken_bytes *bytes);
BAKEN_API baken_status BAKEN_CALL baken_error_status(const baken_error *error);
BAKEN_API const char  *BAKEN_CALL baken_error_code(const baken_error *error);      /* stable text: "unknown_field" */
BAKEN_API const char  *BAKEN_CALL baken_error_message(const baken_error *error);   /* an English sentence, UTF-8   */
BAKEN_API const char  *BAKEN_CALL baken_error_path(const baken_error *error);      /* "rules[3].by.term"; "" if none */
BAKEN_API int64_t      BAKEN_CALL baken_error_offset(const baken_error *error);    /* byte in the input; -1 if none  */
BAKEN_API void         BAKEN_CALL baken_error_free(baken_error *error);

#ifdef __cplusplus
}
#endif
#endif
