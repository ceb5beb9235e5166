"""Runs its argument as a program, and writes to descriptor 3 by which exception it ended."""

import os
import sys
import types


def report(kind, value, _traceback):
    is_plain = kind.__module__ in ("builtins", "__main__")
    name = kind.__qualname__ if is_plain else f"{kind.__module__}.{kind.__qualname__}"
    # The text of a syntax error has the file's name and line added to it.
    message = value.msg if isinstance(value, SyntaxError) else str(value)
    os.write(3, f"{name}: {message}".encode() if message else name.encode())


program = sys.argv.pop()
sys.argv[0] = "program.py"
sys.excepthook = report
main = sys.modules["__main__"] = types.ModuleType("__main__")
exec(compile(program, "program.py", "exec", dont_inherit=True), main.__dict__)
