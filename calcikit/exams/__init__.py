"""The questions of the drill as a paper, an Anki deck, or a quiz of a learning platform.

The same items give the same paper. Each carries the pictures, the reasons and the sources, and says that it
is for learning, not for care.
"""

from .anki import to_anki
from .gift import to_gift
from .markdown import to_markdown
from .paper import to_paper
from .qti import to_qti
from .question import Question, questions

__all__ = ["Question", "questions", "to_anki", "to_gift", "to_markdown", "to_paper", "to_qti"]
