# SPDX-License-Identifier: EUPL-1.2
"""Finds the places in C++ sources that a mutant may change, and writes them so that the environment chooses.

`Sites(root, rooms, commands)` reads the rooms with libclang; `rewrite(file)` is the text of one file with every place
in the form of mutant.h. Nothing is written twice: text is only put around what is there, so places may stand in one
another. Left alone is what is worked out while compiling: constexpr variables, static_assert, case labels, sizes.
"""

import collections
import pathlib
import shlex
import sys

# Debian's module is for Debian's Python; it is plain enough for another.
sys.path.append("/usr/lib/python3/dist-packages")
from clang.cindex import CursorKind as Kind, Index, TypeKind  # noqa: E402  pylint: disable=wrong-import-position

Mutant = collections.namedtuple("Mutant", "id site file line function was becomes")

COMPARE = {"<": ("Less", ["<=", ">="]), "<=": ("LessOrEqual", ["<", ">"]), ">": ("Greater", [">=", "<="]),
           ">=": ("GreaterOrEqual", [">", "<"]), "==": ("Equal", ["!="]), "!=": ("Unequal", ["=="])}
SUM = {"+": ("Plus", "-"), "-": ("Minus", "+")}
CONDITIONED = {Kind.IF_STMT, Kind.WHILE_STMT, Kind.CONDITIONAL_OPERATOR, Kind.FOR_STMT}
FUNCTIONS = {Kind.FUNCTION_DECL, Kind.CXX_METHOD, Kind.CONSTRUCTOR, Kind.DESTRUCTOR, Kind.FUNCTION_TEMPLATE,
             Kind.CONVERSION_FUNCTION}
NAMED = FUNCTIONS | {Kind.CLASS_DECL, Kind.STRUCT_DECL, Kind.CLASS_TEMPLATE}
WRITES = {Kind.BINARY_OPERATOR, Kind.COMPOUND_ASSIGNMENT_OPERATOR, Kind.UNARY_OPERATOR, Kind.CALL_EXPR}


class File:
    """One source, its bytes and what is put into it."""

    def __init__(self, path):
        self.path = path
        self.bytes = path.read_bytes()
        self.put = []  # (offset, order, text): at one offset closings come before openings
        self.cut = []  # (from, to, text)
        self.done = set()

    def text(self, start, end):
        return " ".join(self.bytes[start:end].decode().split())

    def around(self, start, end, before, after):
        self.put.append((start, 1, -end, len(self.put), before))
        self.put.append((end, 0, -start, -len(self.put), after))

    def rewritten(self):
        pieces, at = [], 0
        edits = [(offset, order, inner, number, offset, text) for offset, order, inner, number, text in self.put]
        edits += [(start, 2, 0, 0, end, text) for start, end, text in self.cut]
        for start, _, _, _, end, text in sorted(edits):
            pieces += [self.bytes[at:start], text.encode()]
            at = end
        return b"".join(pieces + [self.bytes[at:]]).decode()


class Sites:
    def __init__(self, root, rooms, commands):
        self.root = pathlib.Path(root).resolve()
        self.rooms = [self.root / room for room in rooms]
        self.files = {}
        self.by_name = {}
        self.mutants = []
        self.names = collections.Counter()
        for path, arguments in sorted(commands.items()):
            unit = Index.create().parse(path, args=arguments)
            errors = [d.spelling for d in unit.diagnostics if d.severity >= 3]
            if errors:
                sys.exit(f"{path}: {errors[0]}")
            before = set(self.by_name)  # headers that another source included too: walked already
            for child in unit.cursor.get_children():
                file = child.location.file
                if file is not None and file.name not in before and self.file_of(child) is not None:
                    self.walk(child, [])

    def rewrite(self, path):
        return '#include "mutant.h"\n' + self.files[path].rewritten()

    # ---- where something stands ----

    def file_of(self, cursor):
        if cursor.location.file is None:
            return None
        name = cursor.location.file.name
        if name not in self.by_name:
            path = pathlib.Path(name).resolve()
            ours = any(room in path.parents for room in self.rooms)
            if ours and path not in self.files:
                self.files[path] = File(path)
            self.by_name[name] = self.files[path] if ours else None
        return self.by_name[name]

    def add(self, file, start, end, function, was, becomes):
        """One place with a mutant for each of `becomes`; returns its first number, or None if it was seen before."""
        key = (start, end, tuple(becomes))
        if key in file.done:
            return None
        file.done.add(key)
        site = len(self.mutants)
        for one in becomes:
            name = (str(file.path.relative_to(self.root)), function, was, one)
            self.names[name] += 1
            nth = f" ({self.names[name]})" if self.names[name] > 1 else ""
            line = file.bytes.count(b"\n", 0, start) + 1
            self.mutants.append(Mutant(len(self.mutants), site, name[0], line, function, was, one + nth))
        return site

    # ---- the walk ----

    def walk(self, cursor, parents):
        kind = cursor.kind
        file = self.file_of(cursor)
        if file is None or kind in (Kind.ENUM_DECL, Kind.STATIC_ASSERT) or self.is_constant(cursor, file):
            return
        if kind in FUNCTIONS and file.bytes[:cursor.extent.end.offset].endswith(b"= default"):
            return
        if kind in FUNCTIONS and b"consteval" in file.bytes[cursor.extent.start.offset:cursor.location.offset].split():
            return  # it never runs
        self.mutate(cursor, parents, file)
        children = list(cursor.get_children())
        for place, child in enumerate(children):
            if kind == Kind.CASE_STMT and place == 0:
                continue
            self.walk(child, parents + [cursor])

    @staticmethod
    def is_constant(cursor, file):
        if cursor.kind not in (Kind.VAR_DECL, Kind.FIELD_DECL):
            return False
        before = file.bytes[cursor.extent.start.offset:cursor.location.offset]
        return b"constexpr" in before.split()

    def mutate(self, cursor, parents, file):
        function = self.function(parents)
        if not any(parent.kind in FUNCTIONS for parent in parents + [cursor]):
            if not any(parent.kind in (Kind.FIELD_DECL, Kind.VAR_DECL) for parent in parents):
                return
        kind = cursor.kind
        if kind in (Kind.BINARY_OPERATOR, Kind.CALL_EXPR):
            self.operator(cursor, file, function)
        if kind in CONDITIONED:
            self.condition(cursor, file, function)
        if kind == Kind.INTEGER_LITERAL:
            self.literal(cursor, parents, file, function)
        if kind == Kind.COMPOUND_STMT or kind in CONDITIONED:
            self.statements(cursor, file, function)
        if kind == Kind.RETURN_STMT:
            for value in cursor.get_children():
                self.value(value, self.returned(parents), file, function)
        if kind == Kind.VAR_DECL:
            values = [c for c in cursor.get_children() if c.extent.start.offset > cursor.location.offset]
            if values and not cursor.type.spelling.endswith(("&", "*")):
                self.value(values[-1], cursor.type.spelling, file, function)

    @staticmethod
    def function(parents):
        named = [p.spelling for p in parents if p.kind in NAMED]
        owner = next((p.semantic_parent.spelling for p in parents if p.kind in FUNCTIONS and p.semantic_parent
                      and p.semantic_parent.kind in NAMED), None)
        if owner and owner not in named:
            named.insert(0, owner)
        return "::".join(n for n in named if n) or "-"

    @staticmethod
    def returned(parents):
        for parent in reversed(parents):
            if parent.kind == Kind.LAMBDA_EXPR:
                return ""
            if parent.kind in FUNCTIONS:
                return parent.result_type.spelling
        return ""

    # ---- operators ----

    def operator_of(self, cursor, file):
        """(left, right, where the sign begins, sign) of a binary operator, ours or built in."""
        children = list(cursor.get_children())
        if cursor.kind == Kind.CALL_EXPR:
            if not cursor.spelling.startswith("operator") or len(children) != 3:
                return None
            children = [children[0], children[2]]
        if len(children) != 2:
            return None
        left, right = children
        start, end = left.extent.end.offset, right.extent.start.offset
        sign = file.bytes[start:end]
        if start > end or not sign.strip():
            return None
        return left, right, start + len(sign) - len(sign.lstrip()), sign.strip().decode()

    def operator(self, cursor, file, function):
        found = self.operator_of(cursor, file)
        if found is None:
            return
        left, right, at, sign = found
        start, end = cursor.extent.start.offset, cursor.extent.end.offset
        was = file.text(start, end)
        if sign in ("&&", "||"):
            other = "||" if sign == "&&" else "&&"
            site = self.add(file, start, end, function, was, [other])
            if site is None:
                return
            # The two sides and the whole turned round make the other of the two.
            file.around(start, end, "(", f" != mutant::On({site}))")
            file.around(start, end, "(", ")")
            for side in (left, right):
                file.around(side.extent.start.offset, side.extent.end.offset, f"mutant::Is({site}, (", "))")
                self.truth(side, file, function)
            return
        if sign in COMPARE:
            name, others = COMPARE[sign]
            if "ordering" in left.type.spelling or cursor.type.kind == TypeKind.VOID:
                return
        elif sign in SUM and cursor.kind == Kind.BINARY_OPERATOR and is_number(left.type) and is_number(right.type):
            name, others = SUM[sign][0], ["left side", SUM[sign][1]]
        else:
            return
        site = self.add(file, start, end, function, was, others)
        if site is None:
            return
        file.around(start, end, f"mutant::{name}({site}, ", ")")
        for side in (left, right):
            file.around(side.extent.start.offset, side.extent.end.offset, "(", ")")
        file.cut.append((at, at + len(sign), ","))

    def is_compared(self, cursor, file):
        cursor = bare(cursor)
        found = self.operator_of(cursor, file) if cursor.kind in (Kind.BINARY_OPERATOR, Kind.CALL_EXPR) else None
        return found is not None and (found[3] in COMPARE or found[3] in ("&&", "||"))

    # ---- conditions ----

    def truth(self, cursor, file, function):
        """A truth that is no comparison, turned round."""
        start, end = cursor.extent.start.offset, cursor.extent.end.offset
        was = file.text(start, end)
        if self.is_compared(cursor, file) or was in ("true", "false"):
            return
        site = self.add(file, start, end, function, was, ["not"])
        if site is not None:
            file.around(start, end, f"mutant::Is({site}, (", "))")

    def condition(self, cursor, file, function):
        children = list(cursor.get_children())
        if cursor.kind == Kind.FOR_STMT:
            return  # its condition is a comparison, as a rule, and changed as such
        condition = children[0]
        if any(c.kind in (Kind.DECL_STMT, Kind.VAR_DECL) for c in children):
            return  # what is declared in it is there only when it holds
        if cursor.kind == Kind.IF_STMT and file.bytes[cursor.extent.start.offset:].split(b"(")[0].strip() != b"if":
            return  # if constexpr
        start, end = condition.extent.start.offset, condition.extent.end.offset
        if cursor.kind == Kind.IF_STMT:
            has_else = len([c for c in children if c.extent.start.offset > end]) > 1
            outcomes = ["never"] + (["always"] if has_else else [])
            site = self.add(file, start, end, function, "if " + file.text(start, end), outcomes)
            if site is not None:
                file.around(start, end, f"mutant::Taken({site}, {len(outcomes)}, (", "))")
        self.truth(condition, file, function)

    # ---- numbers ----

    def literal(self, cursor, parents, file, function):
        start, end = cursor.extent.start.offset, cursor.extent.end.offset
        before = file.bytes[:start].rstrip()[-1:]
        after = file.bytes[end:].lstrip()[:1]
        declared = next((p for p in reversed(parents) if p.kind in (Kind.VAR_DECL, Kind.FIELD_DECL)), None)
        if not file.bytes[start:start + 1].isdigit():
            return  # the 0 that `<` is worked out with from `<=>`
        if after == b">" or (declared is not None and start < declared.location.offset):
            return  # of a type
        if before in (b"[", b":") and parents[-1].kind in (Kind.VAR_DECL, Kind.FIELD_DECL):
            return  # a size
        # Enough that a test with this operator in it fails: the bound is a mutant of its own.
        self.more(cursor, file, function)

    def more(self, cursor, file, function):
        start, end = cursor.extent.start.offset, cursor.extent.end.offset
        was = file.text(start, end)
        whole = file.bytes[file.bytes.rfind(b"\n", 0, start) + 1:file.bytes.find(b"\n", end)].decode()
        line = " ".join(part.strip() for part in whole.splitlines())  # a name takes one line
        site = self.add(file, start, end, function, f"{was} in `{line}`", ["one more"])
        if site is not None:
            file.around(start, end, f"mutant::More({site}, ", ")")

    def value(self, cursor, type_name, file, function):
        """What is returned or kept: a truth turned round, a day put off by one."""
        if type_name.replace("const ", "") == "bool":
            self.truth(cursor, file, function)
        else:
            self.day(cursor, file, function)

    def day(self, cursor, file, function):
        if cursor.type.spelling.replace("const ", "").split("::")[-1] != "Day":
            return
        inner = bare(cursor)
        if inner.kind in (Kind.INTEGER_LITERAL, Kind.CONDITIONAL_OPERATOR, Kind.INIT_LIST_EXPR, Kind.LAMBDA_EXPR):
            return
        if inner.kind == Kind.BINARY_OPERATOR:
            found = self.operator_of(inner, file)
            if found is None or found[3] not in SUM or bare(found[1]).kind == Kind.INTEGER_LITERAL:
                return
        if cursor.extent.start.offset == cursor.extent.end.offset:
            return
        self.more(cursor, file, function)

    # ---- statements ----

    def statements(self, cursor, file, function):
        """Statements left out. The only statement of an if is left out with the if."""
        for statement in cursor.get_children():
            plain = bare(statement)
            if cursor.kind != Kind.COMPOUND_STMT or not self.has_effect(plain, file):
                continue
            start, end = statement.extent.start.offset, statement.extent.end.offset
            if file.bytes[end:].lstrip()[:1] != b";":
                continue
            site = self.add(file, start, end, function, file.text(start, end), ["left out"])
            if site is not None:
                file.around(start, end, f"if (!mutant::On({site})) ", "")

    def has_effect(self, cursor, file):
        if cursor.kind not in WRITES:
            return False
        if cursor.kind == Kind.UNARY_OPERATOR:
            text = file.bytes[cursor.extent.start.offset:cursor.extent.end.offset]
            return b"++" in text or b"--" in text
        return True


def bare(cursor):
    """Without parentheses and what the compiler puts around."""
    while cursor.kind in (Kind.UNEXPOSED_EXPR, Kind.PAREN_EXPR):
        children = list(cursor.get_children())
        if len(children) != 1:
            break
        cursor = children[0]
    return cursor


def is_number(one):
    return TypeKind.BOOL.value <= one.get_canonical().kind.value <= TypeKind.INT128.value


def commands_of(database, rooms):
    """Path → arguments for libclang, of the sources of the rooms, out of compile_commands.json."""
    commands = {}
    for entry in database:
        path = str(pathlib.Path(entry["directory"], entry["file"]).resolve())
        if not any(str(room) + "/" in path for room in rooms):
            continue
        arguments, words = [], shlex.split(entry["command"])
        for place, word in enumerate(words):
            if word.startswith(("-I", "-D", "-std")):
                arguments.append(word)
            elif word == "-isystem":
                arguments += [word, words[place + 1]]
        commands[path] = arguments
    return commands
