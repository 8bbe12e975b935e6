/* SPDX-License-Identifier: EUPL-1.2 */
/* clang-format off */
/*
 * baken: where a trajectory stands against the rules of its programme, why, and what comes next.
 *
 * A whole program. Save it as first.c and make it with: cc first.c $(pkg-config --cflags --libs baken)
 *
 *   #include <baken/baken.h>
 *   #include <stdio.h>
 *   #include <string.h>
 *
 *   int main(void) {
 *     const char *request =
 *         "{\"judged_on\": \"2026-06-01\", \"languages\": [\"en\"], \"trajectory\": {\"id\": \"t-1\","
 *         " \"events\": [{\"kind\": \"intake\", \"date\": \"2026-01-12\"}]}}";
 *     baken_programme *programme = NULL;
 *     baken_bytes *report = NULL;
 *     baken_error *error = NULL;
 *     baken_status status = baken_programme_builtin("thuis-in-mvs", &programme, &error);
 *
 *     if (status == BAKEN_OK)
 *       status = baken_check(programme, BAKEN_JSON, request, strlen(request), &report, &error);
 *     if (status == BAKEN_OK)
 *       puts((const char *)baken_bytes_data(report));
 *     else
 *       fprintf(stderr, "%s %s\n", baken_error_path(error), baken_error_message(error));
 *
 *     baken_bytes_free(report);
 *     baken_programme_free(programme);
 *     baken_error_free(error);
 *     return status == BAKEN_OK ? 0 : 1;
 *   }
 *
 * What holds for every function
 *
 * Messages   Bytes in, bytes out. What goes in and comes out are messages of package baken.v1: CheckRequest and Report
 *            (check.proto), the facts of a trajectory or organisation (facts.proto), Programme, Deviation and Analysis
 *            (programme.proto). Every field is documented there; an installed baken has them in share/baken/proto, and
 *            as a descriptor set in share/baken/baken.binpb. There are no option arguments: what may be asked is a
 *            field of a message, so that a new wish is a new field and never a new function.
 * Formats    BAKEN_PROTOBUF is protobuf's binary encoding; BAKEN_JSON its JSON mapping, in UTF-8: keys are written as
 *            in the .proto (judged_on) and read in that spelling and in the other (judgedOn).
 * Ownership  What is written through a `**out` is yours: release it once with its own _free, which accepts NULL.
 *            Releasing twice, or using a handle after that, is undefined as with free(). A `const T *` that is
 *            returned belongs to the handle it came from and dies with it. What you pass in stays yours: nothing is
 *            kept after the call.
 * Threads    A `const` handle may be used by any number of threads at once; load a programme once and share it.
 *            Release a handle when no thread uses it any more. The library starts no thread, calls nothing of yours,
 *            and reads no clock, file, locale or environment variable.
 * Errors     A function that can fail returns a baken_status. Other than BAKEN_OK: *out is NULL, and *error, unless
 *            `error` is NULL, is a new error that says what, where and what was expected; release it. With BAKEN_OK
 *            *error is NULL. What *out and *error held before is overwritten, not released. A rule in breach and a fact
 *            that cannot be used are answers in the report, not errors. Nothing is thrown: no exception passes.
 * NULL       A NULL handle, or NULL where text or a place for the answer is asked for, gives BAKEN_INVALID_ARGUMENT.
 *            `data` may be NULL when its size is 0. Text is UTF-8 and ends in NUL.
 * Memory     BAKEN_OUT_OF_MEMORY leaves every handle usable; the call may be repeated. How much goes into one call, and
 *            why that much: baken/limits.h. A call takes less than 256 KB of the stack of its thread for an ordinary
 *            record and programme.
 * Units      Sizes and offsets are bytes. Dates are text in the messages, never numbers here.
 * Later      SemVer. Within version 1 functions, constants and fields are added; what is here keeps its name, value and
 *            meaning, and a program made with an older header keeps running with a newer library.
 *
 * For C++ there is baken/baken.hpp: the same functions, with handles that release themselves.
 */
#ifndef BAKEN_BAKEN_H
#define BAKEN_BAKEN_H
#include <stddef.h>
#include <stdint.h>

/* The version of this header: major * 10000 + minor * 100 + patch. That of the library: baken_version_number(). */
#define BAKEN_VERSION_NUMBER 10000

/* How a function is found and called. A Windows program that links baken statically defines BAKEN_STATIC. */
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

/* For this header alone: a constant of a type, without a warning about old casts in C++. */
#ifdef __cplusplus
#  define BAKEN_CONSTANT_(type, value) (static_cast<type>(value))
#else
#  define BAKEN_CONSTANT_(type, value) ((type)value)
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ==== Status and format =========================================================================================
 * 32 bits each, in every language. Values never change and new ones are only added at the end: treat a status that you
 * do not know as BAKEN_INTERNAL. */

typedef int32_t baken_status;
/* Done: *out is the answer. */
#define BAKEN_OK               BAKEN_CONSTANT_(baken_status, 0)
/* The call itself is wrong: something is NULL, or a format, view, language or audience that does not exist. */
#define BAKEN_INVALID_ARGUMENT BAKEN_CONSTANT_(baken_status, 1)
/* The bytes are not the message that they should be; baken_error_offset says where, if known. */
#define BAKEN_MALFORMED        BAKEN_CONSTANT_(baken_status, 2)
/* A programme or deviation with errors in it. baken_programme_analyse lists them all. */
#define BAKEN_REFUSED          BAKEN_CONSTANT_(baken_status, 3)
/* What is asked for is not there: a built-in programme, texts in a report. The message names the nearest thing. */
#define BAKEN_NOT_FOUND        BAKEN_CONSTANT_(baken_status, 4)
/* More than baken/limits.h allows. */
#define BAKEN_LIMIT_EXCEEDED   BAKEN_CONSTANT_(baken_status, 5)
/* Right, but made for a newer library, as a programme of a later format. */
#define BAKEN_UNSUPPORTED      BAKEN_CONSTANT_(baken_status, 6)
/* An allocation failed. Nothing was changed. */
#define BAKEN_OUT_OF_MEMORY    BAKEN_CONSTANT_(baken_status, 7)
/* A mistake in baken: please report it, with the input if you may. */
#define BAKEN_INTERNAL         BAKEN_CONSTANT_(baken_status, 8)

typedef int32_t baken_format;
/* The binary encoding of protobuf. */
#define BAKEN_PROTOBUF BAKEN_CONSTANT_(baken_format, 1)
/* The JSON mapping of protobuf, UTF-8. */
#define BAKEN_JSON     BAKEN_CONSTANT_(baken_format, 2)

/* ==== Handles =================================================================================================== */

/* A programme's rules, checked and frozen. Shared by any number of threads. */
typedef struct baken_programme baken_programme;
/* An answer: a run of bytes. */
typedef struct baken_bytes baken_bytes;
/* Why a call failed. */
typedef struct baken_error baken_error;

/* ==== Version =================================================================================================== */

/* The version of the library that runs, as BAKEN_VERSION_NUMBER. Compare at load when you need something newer than
 * 1.0.0: `baken_version_number() / 10000` is the major version. Never fails. What a report means has a number of its
 * own, Report.semantics. */
BAKEN_API uint32_t BAKEN_CALL baken_version_number(void);

/* The same as text, "1.0.0". Static; never NULL. */
BAKEN_API const char *BAKEN_CALL baken_version_text(void);

/* ==== Programmes ================================================================================================ */

/* The id of the built-in programme at `index`, from 0 on: "thuis-in-mvs". NULL past the last one. Static; the order
 * may change with a version, the ids do not. */
BAKEN_API const char *BAKEN_CALL baken_programme_builtin_id(size_t index);

/* Gives a built-in programme. BAKEN_NOT_FOUND: there is none of this id. Load it once,
 * share it, and release it with baken_programme_free. */
BAKEN_API baken_status BAKEN_CALL baken_programme_builtin(const char *id, baken_programme **out, baken_error **error);

/* Loads a programme of your own: `data` is a Programme. One error refuses the whole with BAKEN_REFUSED, the path of
 * the first error ("rules[3].by.term") and the nearest valid word. BAKEN_UNSUPPORTED: its format is newer than the
 * library. */
BAKEN_API baken_status BAKEN_CALL baken_programme_load(baken_format format, const void *data, size_t size,
    baken_programme **out, baken_error **error);

/* Gives `programme` as a municipality decided to differ from it: `data` is a Deviation. `programme` itself stays as
 * it is, and may be released before the new one. Errors as in baken_programme_load. */
BAKEN_API baken_status BAKEN_CALL baken_programme_deviate(const baken_programme *programme, baken_format format,
    const void *data, size_t size, baken_programme **out, baken_error **error);

/* Gives the programme back as a Programme, with all titles, words, rules and citations: for screens and
 * documentation. `format` is that of the answer. */
BAKEN_API baken_status BAKEN_CALL baken_programme_describe(const baken_programme *programme, baken_format format,
    baken_bytes **out, baken_error **error);

/* Tells everything that is wrong with a programme, as an Analysis, where loading stops at the first error. Bytes
 * that are no programme are an answer here too. */
BAKEN_API baken_status BAKEN_CALL baken_programme_analyse(baken_format format, const void *data, size_t size,
    baken_bytes **out, baken_error **error);

/* Releases a programme; NULL is allowed. Reports that were made with it stay. */
BAKEN_API void BAKEN_CALL baken_programme_free(baken_programme *programme);

/* ==== Check ===================================================================================================== */

/* Holds one trajectory or organisation against the programme: `request` is a CheckRequest, the answer a Report in
 * the same format, or in that of CheckRequest.answer_format. CheckRequest.judged_on, the day judged, is required: the
 * library reads no clock. The same request under the same programme gives the same bytes. A bad date or unknown word
 * is set aside, named in Report.data_issues, and the rest is checked; BAKEN_MALFORMED is for bytes that cannot be read
 * at all. */
BAKEN_API baken_status BAKEN_CALL baken_check(const baken_programme *programme, baken_format format,
    const void *request, size_t size, baken_bytes **out, baken_error **error);

/* ==== Batch: columns out ========================================================================================
 * The structs of the Arrow C Data Interface, in the standard's own words and under its own guard, so that an Arrow
 * library (in C++, Python, R, Java, Go, Rust) takes the rows over without copying, and a host that has them already
 * meets no second definition. */

#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE
#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4
struct ArrowSchema {
  const char *format;
  const char *name;
  const char *metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema **children;
  struct ArrowSchema *dictionary;
  void (*release)(struct ArrowSchema *);
  void *private_data;
};
struct ArrowArray {
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void **buffers;
  struct ArrowArray **children;
  struct ArrowArray *dictionary;
  void (*release)(struct ArrowArray *);
  void *private_data;
};
#endif

/* Checks many records in one call and gives one row for each finding.
 *
 * In    Record i is data[offsets[i]] up to, not including, data[offsets[i + 1]]: `count + 1` offsets, never going down:
 *       the layout of an Arrow large_binary column. `request` is a CheckRequest whose subject, usually empty, says what
 *       the records are: trajectories, or organisations when an empty organisation is set. All in `format`.
 * Out   *schema and *rows: a struct array with a row for each finding of a record's report, in that order. Columns, in
 *       this order, appended to in later versions: record int64 (the i of above), rule dictionary(int32, utf8), subject
 *       utf8, outcome dictionary(int8, utf8) as in Outcome, since, due, changes_on date32, breaches int32, problem utf8,
 *       id utf8 (the record's own, as Report.subject_id), rule_class dictionary(int8, utf8) as in RuleClass,
 *       days_in_breach int32 (of all breaches, up to and including the day judged; null when one is since ever).
 *       With DETAIL_SUMMARY since, due, changes_on, breaches and days_in_breach are null, and the call is faster. A
 *       record that cannot be read is one row with a problem; it stops no other. Data issues are in the report of
 *       baken_check only. Both are yours, and each is released by its own member `release`, as the standard says; they
 *       may be released on any thread and after the programme. On failure both have `release` NULL. */
BAKEN_API baken_status BAKEN_CALL baken_check_batch(const baken_programme *programme, baken_format format,
    const void *request, size_t request_size, const void *data, const int64_t *offsets, size_t count,
    struct ArrowSchema *schema, struct ArrowArray *rows, baken_error **error);

/* ==== Views ===================================================================================================== */

/* Writes a Report out for people, as UTF-8: `report` holds its bytes in `format`.
 *
 * view      "text", "html" (one self-contained page), "ical" (what is due and late), or "caseload" (a page with a
 *           table; `report` is then a Caseload message).
 * language  "nl" or "en".
 * audience  "professional" or "participant"; a caseload is for a professional only.
 *
 * The report must hold the texts for them (CheckRequest.languages and .registers), else BAKEN_NOT_FOUND; pictures are
 * drawn from Report.course (CheckRequest.course) and left out without it. A word that the library does not know gives
 * BAKEN_INVALID_ARGUMENT, and the message names what there is. */
BAKEN_API baken_status BAKEN_CALL baken_render(baken_format format, const void *report, size_t size, const char *view,
    const char *language, const char *audience, baken_bytes **out, baken_error **error);

/* ==== Formats ===================================================================================================
 * Every call takes either format. This is for a host that keeps or sends a message in the other one. */

/* Writes a message in another format.
 *
 * message   its name: "Trajectory", "Organisation", "CheckRequest", "Report", "Caseload", "Programme", "Deviation",
 *           "Analysis" or "Changes" (the file of `baken check --changes`). Another name gives BAKEN_INVALID_ARGUMENT.
 * from, to  the format of `data` and that of the answer. They may be the same: JSON then comes back in one line with
 *           the names of the .proto, and protobuf as it was, both known to be readable.
 *
 * Nothing is lost unseen: JSON with a name that the message does not have gives BAKEN_MALFORMED with its path, offset
 * and the nearest field. A number that this version does not know is passed over, as by any reader of protobuf.
 * Whether dates, words and rules are right is not looked at; that is for baken_check and baken_programme_analyse. */
BAKEN_API baken_status BAKEN_CALL baken_convert(const char *message, baken_format from, const void *data, size_t size,
    baken_format to, baken_bytes **out, baken_error **error);

/* ==== Bytes ===================================================================================================== */

/* The first byte of an answer, valid until it is released. One NUL that baken_bytes_size does not count follows the
 * last byte, so that JSON and text may be used as C text. NULL for NULL. */
BAKEN_API const void *BAKEN_CALL baken_bytes_data(const baken_bytes *bytes);

/* How many bytes. 0 for NULL. */
BAKEN_API size_t BAKEN_CALL baken_bytes_size(const baken_bytes *bytes);

/* Releases an answer; NULL is allowed. */
BAKEN_API void BAKEN_CALL baken_bytes_free(baken_bytes *bytes);

/* ==== Errors ====================================================================================================
 * The texts belong to the error and are never NULL. */

/* The status that the call returned. BAKEN_OK for NULL. */
BAKEN_API baken_status BAKEN_CALL baken_error_status(const baken_error *error);

/* What is wrong, as a stable text for programs: "programme_unknown", "truncated". More may come. "" for NULL. */
BAKEN_API const char *BAKEN_CALL baken_error_code(const baken_error *error);

/* What is wrong, as an English sentence for people, with what was expected and the nearest valid thing. "" for
 * NULL. */
BAKEN_API const char *BAKEN_CALL baken_error_message(const baken_error *error);

/* Where, as the path of a field: "rules[3].by.term". "" when it is not about one field, and for NULL. */
BAKEN_API const char *BAKEN_CALL baken_error_path(const baken_error *error);

/* Where, as a byte of the input, from 0 on. -1 when it is not about one place, and for NULL. */
BAKEN_API int64_t BAKEN_CALL baken_error_offset(const baken_error *error);

/* Releases an error; NULL is allowed. */
BAKEN_API void BAKEN_CALL baken_error_free(baken_error *error);

#ifdef __cplusplus
}
#endif
#endif
