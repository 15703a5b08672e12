"""Stands in for the program where only its outside matters: exit codes, lines, signals.

say TEXT: a line on stderr. print TEXT: a line on stdout. env FILE: write the environment there.
sleep SECONDS. deaf TERM: ignore SIGTERM. child FILE: start one that ignores SIGTERM, write both pids.
once FILE=N: exit N the first time. exit N.
"""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

words = iter(sys.argv[1:])
for verb in words:
    argument = next(words)
    match verb:
        case "say":
            print(argument, file=sys.stderr, flush=True)
        case "print":
            print(argument, flush=True)
        case "env":
            Path(argument).write_text(json.dumps(dict(os.environ)), encoding="utf-8")
        case "sleep":
            time.sleep(float(argument))
        case "deaf":
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
        case "child":
            child = subprocess.Popen(["sh", "-c", "trap '' TERM; sleep 60 & wait; sleep 60"])
            Path(argument).write_text(f"{os.getpid()} {child.pid}", encoding="utf-8")
        case "once":  # the first call gets the exit code, later ones go on
            path, code = argument.rsplit("=", 1)
            if not Path(path).exists():
                Path(path).touch()
                sys.exit(int(code))
        case "exit":
            sys.exit(int(argument))
