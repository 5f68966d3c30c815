<?php
// Answers the vectors of a file as id,due_on. Without a calendar it knows no days off.
//
//   php run.php vectors.json [calendar.json] > answers.csv

require __DIR__ . '/deadlines.php';

$read = fn (string $file): array => json_decode(file_get_contents($file), true);
$off = isset($argv[2]) ? array_column($read($argv[2])['days_off'], 'day', 'day') : [];

echo "id,due_on\n";
foreach ($read($argv[1])['vectors'] as $vector) {
    $inputs = $vector['inputs'];
    echo $vector['id'], ',', due_date($inputs['term'], $inputs['start'], $off), "\n";
}
