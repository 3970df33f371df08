import { parts } from './parts.ts';

// A host process of its own for each part, so that the peak of its memory is that part's alone.
const [name = '', folder = '', rounds = '', lots = ''] = process.argv.slice(2);
const part = Object.entries(parts).find(([known]) => known === name)?.[1];
if (part === undefined) throw new TypeError(`there is no part ${name}`);
const section = await part({ folder, rounds: Number(rounds), lots: Number(lots) });
const peakMB = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ ...section, peakMB }));
