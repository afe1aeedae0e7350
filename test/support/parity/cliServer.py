"""Runs the AWS CLI many times without loading it each time: half of a run's time is imports.

Reads one JSON object a line: args, env, and the files for input and output. Each run is a process of its own, forked
when the modules are loaded. The home directory must be that of all runs: modules look it up when they are loaded.
"""
import json
import os
import sys
import traceback

before = dict(os.environ)
import awscli.clidriver  # noqa: E402

# What loading it sets (where its data are), and each run needs.
SET_BY_LOADING = {name: value for name, value in os.environ.items() if before.get(name) != value}


def run(job):
    os.environ.clear()
    os.environ.update({**job["env"], **SET_BY_LOADING})
    os.setsid()
    os.dup2(os.open(job["input"], os.O_RDONLY), 0)
    output = os.open(job["output"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.dup2(output, 1)
    os.dup2(output, 2)
    sys.stdin = os.fdopen(0)
    sys.argv = ["aws", *job["args"]]
    try:
        awscli.clidriver.main()
    except SystemExit:
        pass
    except BaseException:
        traceback.print_exc()


while line := sys.stdin.readline():
    child = os.fork()
    if child == 0:
        try:
            run(json.loads(line))
            sys.stdout.flush()
            sys.stderr.flush()
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    print("done", flush=True)
