// Answers the vectors of a file as id,due_on. Without a calendar it knows no days off.
//
//   node run.ts vectors.json [calendar.json] > answers.csv        (Node 23.6 or newer)

import { readFileSync } from "node:fs";
import { dueDate, type Calendar } from "./deadlines.ts";

type Vector = { id: string; inputs: { term: string; start: string } };

const [vectorsFile, calendarFile] = process.argv.slice(2);
const read = (file: string) => JSON.parse(readFileSync(file, "utf8"));
const vectors: Vector[] = read(vectorsFile).vectors;
const calendar: Calendar = calendarFile ? read(calendarFile) : { days_off: [] };

console.log("id,due_on");
for (const { id, inputs } of vectors) {
  console.log(`${id},${dueDate(inputs.term, inputs.start, calendar)}`);
}
