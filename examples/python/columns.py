# SPDX-License-Identifier: EUPL-1.2
"""What this case system calls the columns of its three exports, by the names of baken.tables."""

COLUMNS = {
    "events": {"trajectory": "dossier", "kind": "gebeurtenis", "date": "datum", "by": "door", "place": "plaats"},
    "periods": {
        "trajectory": "dossier", "sort": "soort", "name": "naam", "since": "van", "group": "groep", "party": "relatie",
        "value": "waarde", "tags": "kenmerken", "owner": "eigenaar", "signed_on": "getekend_op",
    },
    "activities": {
        "trajectory": "dossier", "activity": "activiteit", "offered_on": "aangeboden_op", "started_on": "begonnen_op",
        "done_on": "afgerond_op", "mode": "vorm", "host": "aanbieder", "tags": "kenmerken",
    },
}
