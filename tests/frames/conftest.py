"""PySpark has an environment of its own (``make test-engines``); elsewhere its test is not there."""

from importlib.util import find_spec

collect_ignore = [] if find_spec("pyspark") else ["test_spark.py"]
