select {{ fail() if execute else 1 }}
