/* SPDX-License-Identifier: EUPL-1.2 */
/* A SQLite extension, so that a case database checks its own rows with SQL alone:
 *
 *   .load ./baken_sqlite
 *   SELECT baken_check(record, 'thuis-in-mvs', '2026-03-10') FROM cases;
 *
 * baken_check(trajectory, programme, day) takes a Trajectory as JSON, the id of a built-in
 * programme and the day judged, and gives the Report as JSON, for SQLite's own json_each and ->>.
 * NULL for a NULL trajectory. What cannot be checked is an SQL error with baken's sentence. Each
 * programme is loaded once for a connection. */
#include <baken/baken.h>
#include <sqlite3ext.h>
#include <string.h>
SQLITE_EXTENSION_INIT1

/* The programmes that this connection has asked for. */
struct loaded {
  char* id;
  baken_programme* programme;
  struct loaded* next;
};
struct connection {
  struct loaded* programmes;
};

static const char request_sql[] =
    "SELECT json_object('judged_on', ?1, 'languages', json_array('en'), 'trajectory', json(?2))";

static void close_connection(void* argument) {
  struct connection* connection = argument;
  while (connection->programmes != NULL) {
    struct loaded* loaded = connection->programmes;
    connection->programmes = loaded->next;
    baken_programme_free(loaded->programme);
    sqlite3_free(loaded->id);
    sqlite3_free(loaded);
  }
  sqlite3_free(connection);
}

/* Gives the error to SQL and releases it. */
static void fail(sqlite3_context* context, baken_status status, baken_error* error) {
  if (status == BAKEN_OUT_OF_MEMORY) {
    sqlite3_result_error_nomem(context);
  } else {
    const char* path = baken_error_path(error);
    char* sentence =
        sqlite3_mprintf("baken_check: %s%s%s", path, *path ? ": " : "", baken_error_message(error));
    sqlite3_result_error(context, sentence ? sentence : "baken_check failed", -1);
    sqlite3_free(sentence);
  }
  baken_error_free(error);
}

/* The programme of this id, loaded when it is first asked for; NULL after an error, which SQL then
 * has. */
static const baken_programme* programme_of(sqlite3_context* context, const char* id) {
  struct connection* connection = sqlite3_user_data(context);
  struct loaded* loaded;
  baken_error* error = NULL;
  baken_status status;

  for (loaded = connection->programmes; loaded != NULL; loaded = loaded->next) {
    if (strcmp(loaded->id, id) == 0) return loaded->programme;
  }
  loaded = sqlite3_malloc(sizeof *loaded);
  if (loaded != NULL) loaded->id = sqlite3_mprintf("%s", id);
  if (loaded == NULL || loaded->id == NULL) {
    sqlite3_free(loaded);
    sqlite3_result_error_nomem(context);
    return NULL;
  }
  status = baken_programme_builtin(id, &loaded->programme, &error);
  if (status != BAKEN_OK) {
    fail(context, status, error);
    sqlite3_free(loaded->id);
    sqlite3_free(loaded);
    return NULL;
  }
  loaded->next = connection->programmes;
  connection->programmes = loaded;
  return loaded->programme;
}

static void check(sqlite3_context* context, const baken_programme* programme, const char* request,
                  size_t size) {
  baken_bytes* report = NULL;
  baken_error* error = NULL;
  baken_status status = baken_check(programme, BAKEN_JSON, request, size, &report, &error);
  if (status == BAKEN_OK) {
    sqlite3_result_text64(context, baken_bytes_data(report), baken_bytes_size(report),
                          SQLITE_TRANSIENT, SQLITE_UTF8);
    sqlite3_result_subtype(context, 'J'); /* SQLite's own mark of JSON */
  } else {
    fail(context, status, error);
  }
  baken_bytes_free(report);
}

static void baken_check_sql(sqlite3_context* context, int count, sqlite3_value** values) {
  sqlite3* database = sqlite3_context_db_handle(context);
  const baken_programme* programme;
  const char* id = (const char*)sqlite3_value_text(values[1]);
  sqlite3_stmt* request = NULL;

  (void)count;
  if (sqlite3_value_type(values[0]) == SQLITE_NULL) return;
  programme = programme_of(context, id ? id : "");
  if (programme == NULL) return;
  if (sqlite3_prepare_v2(database, request_sql, -1, &request, NULL) != SQLITE_OK) {
    sqlite3_result_error(context, sqlite3_errmsg(database), -1);
    return;
  }
  sqlite3_bind_value(request, 1, values[2]);
  sqlite3_bind_value(request, 2, values[0]);
  if (sqlite3_step(request) == SQLITE_ROW) {
    check(context, programme, (const char*)sqlite3_column_text(request, 0),
          (size_t)sqlite3_column_bytes(request, 0));
  } else {
    char* sentence =
        sqlite3_mprintf("baken_check: the trajectory is no JSON: %s", sqlite3_errmsg(database));
    sqlite3_result_error(context, sentence ? sentence : "baken_check failed", -1);
    sqlite3_free(sentence);
  }
  sqlite3_finalize(request);
}

#ifdef _WIN32
__declspec(dllexport)
#endif
    int sqlite3_bakensqlite_init(sqlite3* database, char** message,
                                 const sqlite3_api_routines* api) {
  struct connection* connection;
  (void)message;
  SQLITE_EXTENSION_INIT2(api);
  connection = sqlite3_malloc(sizeof *connection);
  if (connection == NULL) return SQLITE_NOMEM;
  connection->programmes = NULL;
  return sqlite3_create_function_v2(database, "baken_check", 3, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                                    connection, baken_check_sql, NULL, NULL, close_connection);
}
