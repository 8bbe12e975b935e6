/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * How much the library takes in one call, and why that much. Beyond a limit the answer is
 * BAKEN_LIMIT_EXCEEDED, with the path or offset where it was passed; never a crash, and never an
 * answer over part of the facts. The reports' own limits shorten a list, and say so in the comment
 * below.
 *
 * A limit may be raised in a later minor version, never lowered.
 */
#ifndef BAKEN_LIMITS_H
#define BAKEN_LIMITS_H

/* Bytes of one request. A trajectory is 600 bytes to 20 KB; an organisation of 50,000
 * memberships about 4 MB. Sixteen times that leaves room, and stays far under the 2 GB where
 * protobuf's own lengths end. */
#define BAKEN_MAX_REQUEST_BYTES (64 * 1024 * 1024)

/* Bytes of one programme or deviation. A programme of forty rules with texts in two languages is
 * some 100 KB; forty times that is no longer one programme. */
#define BAKEN_MAX_PROGRAMME_BYTES (4 * 1024 * 1024)

/* Messages inside messages in a request. The deepest that baken.v1 has is 4 (request,
 * organisation, group, member); fields unknown to this version may be deeper. Reading recurses,
 * so this bounds the stack. */
#define BAKEN_MAX_DEPTH 16

/* The same in a programme, where requirements and date expressions may hold themselves. Thirteen
 * statutory rules need 10; a rule that needs 64 can no longer be explained to anyone. */
#define BAKEN_MAX_PROGRAMME_DEPTH 64

/* Records of one batch. Their rows are held at once: forty rules of a hundred thousand records are
 * four million rows, some 150 MB. More go into a next batch. */
#define BAKEN_MAX_BATCH_RECORDS 100000

/* Objects and lists inside each other in a JSON text. Each message of a programme's
 * BAKEN_MAX_PROGRAMME_DEPTH may stand in a list of its own, which makes 128; the rest is room for
 * fields that this version does not know. */
#define BAKEN_MAX_JSON_DEPTH 160

/* Facts (events, activities, spans, plans and their elements, waivers) of one trajectory. A year
 * of daily contact is 365; twenty thousand is an export gone wrong, which is better said than
 * computed. */
#define BAKEN_MAX_TRAJECTORY_FACTS 20000

/* The same of one organisation: twenty times the 50,000 memberships of the largest one we know
 * how to imagine. */
#define BAKEN_MAX_ORGANISATION_FACTS 1000000

/* Rules of one programme, editions counted apart. A programme has a few dozen; the rest is room
 * for their history. */
#define BAKEN_MAX_RULES 5000

/* Words of one programme's vocabulary. A word is a number of 16 bits inside, a few of which are
 * kept back. */
#define BAKEN_MAX_WORDS 65000

/* Bytes of one text field in a request: ids, words, dates, codes. Identifiers of any system fit;
 * what is longer is free text, which has no place in a request. */
#define BAKEN_MAX_TEXT_BYTES 256

/* Data issues listed in one report; those beyond it are counted as facts set aside but not
 * listed. A thousand is more than a person mends before asking again. */
#define BAKEN_MAX_DATA_ISSUES 1000

/* Breaches listed in one finding, the latest ones; the outcome and its days always count all of
 * them. */
#define BAKEN_MAX_BREACHES 1000

/* Languages in one request. Two ship; a programme of one's own may have more. */
#define BAKEN_MAX_LANGUAGES 8

#endif
