"""Press: a painted PDF becomes a finished one."""
