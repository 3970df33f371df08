import { setImmediate as othersFirst } from 'node:timers/promises';
import type { PracticeCard } from '../../core/contract/training.ts';
import { clientOver } from '../../core/contract/till-api.ts';
import { assert } from '../../core/domain/assert.ts';
import { practiceCardNumber } from '../../core/domain/practice-card.ts';
import type { MessageKey, Translate } from '../../core/messages/translate.ts';
import type { ReadableStore } from '../store/store.ts';
import type { Session, Till } from '../till.ts';

/** The cards' places: 1 to 8 are the members' in their order, then the one that took a lost card's place. */
const REPLACEMENT_PLACE = 18;
const SPARE_PLACES = [21, 22, 23] as const;
/** No reward costs this little in most shops, and no balance of a practice member is this dear. */
const MOST_POINTS = 1_000_000_000;

interface Person {
  readonly name: string;
  /** Of the ranges that no telephone has: Ofcom's for drama, and 555-01xx. */
  readonly phone?: string;
  readonly points: number;
  readonly about: MessageKey;
  readonly note?: MessageKey;
}

/** People who don't exist, with all that a name can be; what they have depends on what the shop's rewards cost. */
function peopleFor(read: ReadableStore): readonly Person[] {
  const cheapest = read.rewards.offered()[0]?.pointsCost;
  const enough = Math.min((cheapest ?? 60) + 12, MOST_POINTS);
  const nearly = Math.max((cheapest ?? 40) - 3, 1);
  const hasRewards = cheapest !== undefined;
  return [
    {
      name: 'Łucja Kowalska',
      phone: '+44 1632 960101',
      points: enough,
      about: hasRewards ? 'training.about.enough' : 'training.about.points',
    },
    {
      name: 'Jean-Baptiste Moreau',
      phone: '+44 1632 960102',
      points: nearly,
      about: hasRewards ? 'training.about.nearly' : 'training.about.points',
    },
    {
      name: '王小芳',
      phone: '+44 1632 960103',
      points: 64,
      about: 'training.about.note',
      note: 'training.note',
    },
    { name: 'محمد العلي', phone: '+44 1632 960104', points: 7, about: 'training.about.points' },
    {
      name: 'Maximiliana Theodora von Hohenstein-Wittgenstein',
      points: 250,
      about: 'training.about.longName',
    },
    { name: 'Оксана Шевченко', phone: '+1 202 555 0106', points: 31, about: 'training.about.points' },
    { name: 'Aoife O’Sullivan', points: 0, about: 'training.about.noPoints' },
    { name: '田中さくら', phone: '+1 202 555 0108', points: 120, about: 'training.about.lost' },
  ];
}

const itself: Session = { shell: 'host', actorName: null, role: 'owner', till: 'host' };

/** Enrols the practice members by the road that any member takes, and gives back what their cards are good for. */
export async function enrolPracticePeople(
  till: Pick<Till, 'dispatch'>,
  {
    read,
    newId,
    say,
  }: { readonly read: ReadableStore; readonly newId: () => string; readonly say: Translate },
): Promise<readonly PracticeCard[]> {
  const client = clientOver((name, input, id) => till.dispatch(itself, name, input, id), newId);
  const cards: PracticeCard[] = [];
  for (const [index, { name, phone, points, about, note }] of peopleFor(read).entries()) {
    const cardNumber = practiceCardNumber(index + 1);
    const enrolled = await client.members.enrol({
      name,
      cardNumber,
      ...(phone === undefined ? {} : { phone }),
      ...(note === undefined ? {} : { note: say(note) }),
    });
    assert(enrolled.ok, 'a practice member can be enrolled');
    const { memberId } = enrolled.value;
    if (points > 0) {
      const given = await client.points.adjust({ memberId, points, reason: say('training.startingPoints') });
      assert(given.ok, 'a practice member can be given points');
    }
    cards.push({ cardNumber, name, about: say(about, { points }) });
    if (about === 'training.about.lost') {
      const replacement = practiceCardNumber(REPLACEMENT_PLACE);
      const reason = say('training.lostCard');
      const replaced = await client.members.replaceCard({ memberId, cardNumber: replacement, reason });
      assert(replaced.ok, 'a practice card can be replaced');
      cards.push({ cardNumber: replacement, name, about: say('training.about.replacement') });
    }
    // The real till answers in between.
    await othersFirst();
  }
  const spares = SPARE_PLACES.map((place) => ({
    cardNumber: practiceCardNumber(place),
    name: null,
    about: say('training.about.spare'),
  }));
  return [...cards, ...spares];
}
