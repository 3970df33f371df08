import { shownKeys } from '../../state/keys.ts';
import { showCardSlip } from '../../state/paper.ts';
import { startReplacementFor } from '../../state/replacement.ts';
import { Button } from '../../ui/button.tsx';
import { dayOfInstant } from '../../ui/dates.ts';
import { OnItsWay } from '../../ui/unread.tsx';
import { useDesk, useLocale, useMemberPage, useSay, useTimeZone } from '../../ui/use-desk.ts';

/** Every card that the member has had; a lost one is replaced here, and the slip with the number is printed again. */
export function CardsSection() {
  const desk = useDesk();
  const say = useSay();
  const locale = useLocale();
  const timeZone = useTimeZone();
  const of = useMemberPage((page) => page.of);
  const panel = useMemberPage((page) => page.panel);
  return (
    <section className="page-section" aria-labelledby="cards-title">
      <h3 id="cards-title">{say('member.cards')}</h3>
      {panel === null ? <OnItsWay /> : null}
      {panel?.cards.length === 0 ? <p className="page-none">{say('member.cardsNone')}</p> : null}
      <ul className="cards">
        {panel?.cards.map(({ number, state, addedAt, replacedBy, mergedName }) => (
          <li key={number} className="card-row" data-state={state}>
            <bdi className="card-number">{number}</bdi>
            <span className="card-state">
              {say(state === 'active' ? 'member.cardActive' : 'member.cardBlocked', {
                date: dayOfInstant(addedAt, timeZone, locale),
              })}
              {replacedBy === null ? null : (
                <>
                  <br />
                  {say('member.cardReplaced', { lastFour: replacedBy })}
                </>
              )}
              {mergedName === null ? null : (
                <>
                  <br />
                  {say('people.cardOf', { merged: `\u2068${mergedName}\u2069` })}
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {of === null ? null : (
        <div className="page-steps">
          <Button
            isDisabled={panel?.cardNumber == null}
            onPress={() => void showCardSlip(desk, of, 'print')}
            shownKey={shownKeys.cardSlip}
          >
            {say('member.cardSlip')}
          </Button>
          <Button onPress={() => startReplacementFor(desk, of)} shownKey={shownKeys.replaceCard}>
            {say('counter.replaceCard')}
          </Button>
        </div>
      )}
    </section>
  );
}
