import { chanceFrom } from './chance.ts';
import { knownMembers } from './known-members.ts';
import { openShop, valueOf } from './shop.ts';

const ROUNDS = 1_000;

// A host process that does nothing but sell and search; what it takes of the machine's memory is its last word.
const folder = process.argv[2] ?? '';
const chance = chanceFrom(5);
const known = knownMembers(folder);
const people = Array.from({ length: ROUNDS }, () => known.anyone(chance));
known.close();
const shop = await openShop(folder);
const megabytes = (): number => process.memoryUsage.rss() / 2 ** 20;
const openedMB = megabytes();
for (const { cardNumber, name } of people) {
  valueOf(await shop.ask.sales.record({ cardNumber, totalMinor: 150 + chance.below(4_000) }));
  valueOf(await shop.ask.members.find({ text: name.slice(0, 1 + chance.below(name.length)) }));
}
const afterMB = megabytes();
await shop.close();
process.stdout.write(JSON.stringify({ openedMB, afterMB }));
