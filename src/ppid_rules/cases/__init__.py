"""What happened: the events of a case, and the table of what may follow what.

Knows the law, and nothing of what is late.
"""
