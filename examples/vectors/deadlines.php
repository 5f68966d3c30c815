<?php
// The last day of a limit: working days counted forward from a table of days off.

function due_date(string $term, string $start, array $off): string
{
    $left = ['request.notice' => 10, 'objection.answer' => 30][$term];
    $day = new DateTimeImmutable($start);
    while ($left > 0) {
        $day = $day->modify('+1 day');
        $isWeekend = (int) $day->format('N') >= 6;
        if (!$isWeekend && !isset($off[$day->format('Y-m-d')])) {
            $left--;
        }
    }
    return $day->format('Y-m-d');
}
