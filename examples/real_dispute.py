"""A real dispute audited: KI Pusat 095/VIII/2022, held five working days late.

The dates are those of the public register; the body is PT Amarta Karya, a state-owned enterprise.
"""

from datetime import date

from ppid_rules import Case, PublicBody, Readings
from ppid_rules import events as e

case = Case.of(
    PublicBody(name="PT Amarta Karya", level="central", kind="state_owned_enterprise"),
    e.RequestReceived(on=date(2022, 5, 18)),
    e.ObjectionFiled(on=date(2022, 6, 6), ground="c"),
    e.DisputeFiled(on=date(2022, 8, 12), received_on=date(2022, 8, 16)),
)
as_of = date(2022, 8, 16)

print("Register 095/VIII/KIP-PS/2022\n")
print(case.time_sheet(as_of).text("id"))

(finding,) = (f for f in case.audit(as_of).findings if f.code == "dispute.filing.late")
print(finding.title("id"))
print(finding.message("id", audience="panel"))

print("\nTemuan ini gugur bila:")
for answers in finding.falls_under:
    clauses = [Readings.question(field).answer(option, "id") for field, option in answers]
    print("-", "; ".join(clauses))
if not finding.falls_under:
    print("- (tidak ada) Tidak satu pun jawaban atas pertanyaan terbuka membuatnya tepat waktu:")
    for field in ("first_day", "joint_leave", "dispute_filed_on"):
        question = Readings.question(field)
        other = question.options[1]
        readings = Readings.of({field: other})
        clock = case.deadline(finding.key, as_of, readings=readings)
        late = clock.working_days_late
        print(f"  bila {question.answer(other, 'id')}: lewat {late} hari kerja")
