import { useStore } from 'zustand';
import type { PracticeCard } from '../../../electron/core/contract/training.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk, useSay } from '../../ui/use-desk.ts';
import { Barcode } from '../till/barcode.tsx';

/** The cards of the practice shop, to scan off the screen or off paper. */
export function PracticeCards() {
  const desk = useDesk();
  const say = useSay();
  const cards = useStore(desk.training, (training) => training.cards);
  return (
    <section className="practice-cards" aria-labelledby="practice-cards-title">
      <div className="practice-head">
        <h2 id="practice-cards-title">{say('training.sheetTitle')}</h2>
        <Button onPress={() => window.print()}>{say('training.print')}</Button>
      </div>
      <p className="practice-how">{say('training.sheetHow')}</p>
      <ul className="practice-sheet">
        {cards.map((card) => (
          <Card key={card.cardNumber} card={card} />
        ))}
      </ul>
    </section>
  );
}

function Card({ card: { name, about, cardNumber } }: { readonly card: PracticeCard }) {
  const say = useSay();
  return (
    <li className="practice-card">
      <h3 dir="auto">{name ?? say('training.spareCard')}</h3>
      <p>{about}</p>
      <Barcode symbology="ean13" value={cardNumber} />
    </li>
  );
}
