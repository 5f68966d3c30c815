<?php
// tests/Feature/TenggatTest.php of a Laravel service, for Pest.
//
//   ppid-rules vectors --kind due --terms request.notice,objection.answer --usual > storage/due.json
//   ppid-rules vectors --kind history --usual > storage/history.json

use App\Tenggat;

function vectors(string $kind): array
{
    $file = dirname(__DIR__, 2) . "/storage/{$kind}.json";
    $vectors = json_decode(file_get_contents($file), true)['vectors'];

    return array_map(fn (array $vector) => [$vector], array_column($vectors, null, 'id'));
}

it('menghitung tenggat', function (array $vector) {
    $inputs = $vector['inputs'];
    expect(Tenggat::hitung($inputs['term'], $inputs['start'])->toDateString())
        ->toBe($vector['expected']['due_on']);
})->with(fn () => vectors('due'));

it('menjalankan berkas', function (array $vector) {
    $inputs = $vector['inputs'];
    expect(Tenggat::berkas($inputs['case'], $inputs['as_of']))
        ->toEqual($vector['expected']['deadlines']);
})->with(fn () => vectors('history'));
