"""A request and what follows from it, each date with its derivation in Indonesian.

The dates are real: a request received on 11 August 2025, two working days after the decree that
made 18 August joint leave, and one received on 4 August, whose limit that decree moved.
"""

from datetime import date

from ppid_rules import deadline, indonesia

received = date(2025, 8, 11)
notice = deadline("request.notice", received)
print(notice.explain("id"))

print("\nSeperti diketahui pada 1 Agustus 2025:")
early = notice.recompute(calendar=indonesia(as_known_on=date(2025, 8, 1)))
print(f"batasnya {early.due_on}, bukan {notice.due_on}.")

print("\nPermohonan 4 Agustus 2025, untuk warga:")
print(deadline("request.notice", date(2025, 8, 4)).explain("id", "citizen"))
