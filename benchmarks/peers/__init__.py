"""How the same lesson fares when other tools present it. No imports here: the peers' kernels read it."""
