"""``python -m calcikit.evidence.cbis_ddsm RAW OUT``."""

import sys

from .counts import main

sys.exit(main())
