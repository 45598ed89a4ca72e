"""Print what is read in one file as JSON: python -m remit.loaders.report FILE."""

import json
import sys
from pathlib import Path

from remit.loaders.report.as_json import as_json
from remit.loaders.report.read import read_report

source = Path(sys.argv[1]).read_bytes().decode("utf-8")
sys.stdout.write(json.dumps(as_json(read_report(source), source), ensure_ascii=True))
