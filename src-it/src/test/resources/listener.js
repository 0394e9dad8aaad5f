#!/usr/bin/node
// An event listener that writes each header line and payload down. Reads characters, which len counts.
const fs = require('fs');
const book = process.argv[2];
let pending = '';
let header = null;

function ready() {
  process.stdout.write('READY\n');
}

function step() {
  if (header === null) {
    const end = pending.indexOf('\n');
    if (end < 0) return false;
    header = pending.slice(0, end);
    pending = pending.slice(end + 1);
  }
  const size = Number(/ len:(\d+)$/.exec(header)[1]);
  const characters = Array.from(pending);
  if (characters.length < size) return false;
  const payload = characters.slice(0, size).join('');
  pending = characters.slice(size).join('');
  fs.appendFileSync(book, header + '\n' + payload.replace(/\n$/, '') + '\n');
  header = null;
  process.stdout.write('RESULT 2\nOK');
  ready();
  return pending.length > 0;
}

process.stdin.setEncoding('utf8');
process.stdin.on('data', (text) => {
  pending += text;
  while (step()) {}
});
ready();
