import { shownKeys } from '../../state/keys.ts';
import { Button } from '../../ui/button.tsx';
import { useBook, useDesk, useLocale, useMemberPage, useSay } from '../../ui/use-desk.ts';
import { dayOfInstant } from '../../ui/dates.ts';
import { AdjustForm } from './adjust-form.tsx';

export function OverTimeSection() {
  return null;
}

export function VisitsSection() {
  return null;
}

/** What there is to spend, by its last day; the owner corrects it here. */
export function LotsSection() {
  const desk = useDesk();
  const say = useSay();
  const locale = useLocale();
  const isOwner = useBook(({ role }) => role === 'owner');
  const panel = useMemberPage((page) => page.panel);
  const isAdjusting = useMemberPage((page) => page.isAdjusting);
  return (
    <section className="page-section" aria-labelledby="lots-title">
      <div className="page-section-head">
        <h3 id="lots-title">{say('member.lots')}</h3>
        {isOwner && !isAdjusting ? (
          <Button
            look="quiet"
            shownKey={shownKeys.adjustPoints}
            onPress={() => desk.memberPage.setState({ isAdjusting: true })}
          >
            {say('member.adjust')}
          </Button>
        ) : null}
      </div>
      {isOwner && isAdjusting ? <AdjustForm /> : null}
      {panel === null ? <p className="page-loading">{say('member.loading')}</p> : null}
      {panel?.lots.length === 0 ? <p className="page-none">{say('member.lotsNone')}</p> : null}
      <ul className="lots">
        {panel?.lots.map(({ points, expiresOn }) => (
          <li key={expiresOn ?? 'ever'} className="lot">
            <span className="lot-points">{say('till.points', { points })}</span>
            <span>
              {expiresOn === null
                ? say('member.forEver')
                : say('member.until', { date: dayOfInstant(`${expiresOn}T00:00:00Z`, 'UTC', locale) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
