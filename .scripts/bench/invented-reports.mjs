import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';

const CREATED =
  'Session Name,Session ID,Creator,Creator ID,Email,Folder Name,Folder ID,Start Time,Last Time Edited,Last Approval Action,Last Approval Time,Last Approver Name,Last Approver Id,Session Length,Stream Count,Stream Source,Rating Count,Average Rating,Root Folder (Level 0),Subfolder (Level 1),Subfolder (Level 2),Subfolder (Level 3),Subfolder (Level 4)';
const USAGE =
  'Session Name,Session ID,Creator,Creator ID,Email,Start Time,Folder Name,Folder ID,Views and Downloads,Unique Viewers,Minutes Delivered,Average Minutes Delivered,Session Length,Rating Count,Average Rating,Most Recent View Date,Root Folder (Level 0),Subfolder (Level 1),Subfolder (Level 2),Subfolder (Level 3),Subfolder (Level 4)';
const SOURCES = ['Zoom', 'Zoom', 'Zoom', 'Web API', 'Panopto for Mac', 'Panopto Capture', 'Mixed', ''];
const AS_OF = Date.UTC(2022, 5, 1);
const DAY = 86_400_000;

/** Two reports of a university of so many sessions: titles with commas and quotes, half of them never watched. */
export async function writeReports(folder, sessions) {
  const created = join(folder, 'sessionscreatedoredited_2018-06-01--2022-06-01.csv');
  const usage = join(folder, 'sessionusage_2018-06-01--2022-06-01.csv');
  await write(created, CREATED, sessions, createdRow);
  await write(usage, USAGE, sessions, (no) => (no % 20 === 0 ? null : usageRow(no)));
  return { created, usage };
}

async function write(file, heading, sessions, row) {
  const out = createWriteStream(file);
  let piece = `\ufeff${heading}\r\n`;
  for (let no = 0; no < sessions; no++) {
    const line = row(no);
    if (line !== null) piece += `${line}\r\n`;
    if (piece.length < 1_000_000) continue;
    if (!out.write(piece)) await once(out, 'drain');
    piece = '';
  }
  out.end(piece);
  await once(out, 'close');
}

function createdRow(no) {
  const { common, folders, minutes, source, started } = sessionOf(no);
  return `${common},Folder ${no % 997},${idOf(no % 997, 'f')},${started},${started},,,,,${minutes},1,${source},0,,${folders}`;
}

function usageRow(no) {
  const { age, common, folders, length, minutes, started } = sessionOf(no);
  const views = no % 2 === 0 ? 0 : 1 + (no % 40);
  const delivered = (views * length * 0.6).toFixed(4);
  const average = views === 0 ? '' : (length * 0.6).toFixed(4);
  const last = views === 0 ? '' : timeOf(AS_OF - age * (((no * 7919) % 1_400) / 1_400));
  return `${common},${started},Folder ${no % 997},${idOf(no % 997, 'f')},${views},${Math.ceil(views / 2)},${delivered},${average},${minutes},0,,${last},${folders}`;
}

function sessionOf(no) {
  const person = `person${no % 4999}`;
  const length = ((no * 37) % 9000) / 77;
  const course = no % 3 > 0;
  const age = ((no * 104_729) % 1_460) * DAY + (no % 86_399) * 1_000;
  return {
    common: `"Lecture ${no}, part ""${no % 9}""",${idOf(no, '4')},unified\\${person},${idOf(no % 4999, '0')},${person}@example.org`,
    folders: course ? `Moodle,${2018 + (no % 5)},Course ${no % 997},,` : `Users,${person},,,`,
    length,
    minutes: length.toFixed(4),
    source: SOURCES[no % SOURCES.length] ?? '',
    age,
    started: timeOf(AS_OF - age),
  };
}

function idOf(no, mark) {
  const hex = Math.imul(no + 1, 2_654_435_761) >>> 0;
  return `${hex.toString(16).padStart(8, '0')}-0000-${mark}000-8000-${no.toString(16).padStart(12, '0')}`;
}

function timeOf(ms) {
  const time = new Date(ms);
  const hour = time.getUTCHours();
  const two = (value) => String(value).padStart(2, '0');
  return `${time.getUTCMonth() + 1}/${time.getUTCDate()}/${time.getUTCFullYear()} ${hour % 12 || 12}:${two(time.getUTCMinutes())}:${two(time.getUTCSeconds())} ${hour < 12 ? 'AM' : 'PM'}`;
}
