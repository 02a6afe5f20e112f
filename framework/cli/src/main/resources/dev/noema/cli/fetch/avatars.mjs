// avatars.mjs STYLE COUNT FOLDER: COUNT distinct avatars of 64x64 pixels, and labels.csv, which says what parts each
// is made of.
import { createAvatar } from '@dicebear/core';
import { Resvg } from '@resvg/resvg-js';
import { createHash } from 'node:crypto';
import fs from 'node:fs';

const [style, count, folder] = [process.argv[2], Number(process.argv[3]), process.argv[4]];
const parts = await import('@dicebear/' + style);
const seen = new Set();
const rows = [];
for (let seed = 0; rows.length < count; seed++) {
  if (seed > 20 * count + 1000) throw new Error('too few distinct avatars');
  const avatar = createAvatar(parts, { seed: `${style}-${seed}`, size: 64 });
  const drawing = new Resvg(avatar.toString(), { background: '#ffffff', fitTo: { mode: 'width', value: 64 } });
  const png = drawing.render().asPng();
  const digest = createHash('sha256').update(png).digest('hex');
  if (seen.has(digest)) continue;
  seen.add(digest);
  const number = String(rows.length).padStart(6, '0');
  const file = `${number.slice(0, 3)}/${number}.png`;
  fs.mkdirSync(`${folder}/${number.slice(0, 3)}`, { recursive: true });
  fs.writeFileSync(`${folder}/${file}`, png);
  rows.push([file, seed, avatar.toJson().extra]);
}
const keys = [...new Set(rows.flatMap((row) => Object.keys(row[2])))].sort();
const cell = (value) => (value === undefined || value === null ? '' : String(value).replaceAll(',', ';'));
const lines = rows.map(([file, seed, extra]) => [file, seed, ...keys.map((key) => cell(extra[key]))].join(','));
fs.writeFileSync(`${folder}/labels.csv`, ['file,seed,' + keys.join(','), ...lines].join('\n') + '\n');
