"""All that JavaScript reads, packed once, in one shape each."""
