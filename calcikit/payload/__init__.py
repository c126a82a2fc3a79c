"""All that JavaScript reads, packed once, in one shape each."""

__all__ = ["PACK"]

PACK = "CALCIKIT_PACK"
"""The environment variable of a kernel whose widgets are to carry all that a page needs."""
