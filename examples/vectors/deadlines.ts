// The last day of a limit: working days counted forward from a table of days off.

export type Calendar = { days_off: { day: string }[] };

const WORKING_DAYS: Record<string, number> = {
  "request.notice": 10,
  "objection.answer": 30,
};

// Days are counted in UTC, where none has 23 or 25 hours.
const ONE_DAY = 24 * 60 * 60 * 1000;

export function dueDate(term: string, start: string, calendar: Calendar): string {
  const off = new Set(calendar.days_off.map((entry) => entry.day));
  let moment = Date.parse(start);
  let left = WORKING_DAYS[term];
  while (left > 0) {
    moment += ONE_DAY;
    const day = new Date(moment);
    const isWeekend = day.getUTCDay() === 0 || day.getUTCDay() === 6;
    if (!isWeekend && !off.has(isoDay(day))) left -= 1;
  }
  return isoDay(new Date(moment));
}

function isoDay(day: Date): string {
  return day.toISOString().slice(0, 10);
}
