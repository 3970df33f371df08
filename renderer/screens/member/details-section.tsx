import { shownKeys } from '../../state/keys.ts';
import { hasDraft, startEditing, throwDraftAway } from '../../state/member-details.ts';
import { Button } from '../../ui/button.tsx';
import { dayOfInstant } from '../../ui/dates.ts';
import { OnItsWay } from '../../ui/unread.tsx';
import {
  useDesk,
  useLocale,
  useMemberDetails,
  useMemberPage,
  useSay,
  useTimeZone,
} from '../../ui/use-desk.ts';
import { DetailsForm } from './details-form.tsx';

/** How to reach the member and what to know, changed in its place. */
export function DetailsSection() {
  const desk = useDesk();
  const say = useSay();
  const panel = useMemberPage((page) => page.panel);
  const isOpen = useMemberDetails((details) => details.isOpen);
  const isDraft = useMemberDetails((details) => panel !== null && hasDraft(details, panel));
  return (
    <section className="page-section" aria-labelledby="details-title">
      <div className="page-section-head">
        <h3 id="details-title">{say('member.details')}</h3>
        {isOpen || isDraft ? null : (
          <Button
            look="quiet"
            isDisabled={panel === null}
            onPress={() => startEditing(desk)}
            shownKey={shownKeys.editDetails}
          >
            {say('member.edit')}
          </Button>
        )}
      </div>
      {isDraft && !isOpen ? (
        <div className="page-draft" role="status">
          <p>{say('member.draft')}</p>
          <Button onPress={() => startEditing(desk)} shownKey={shownKeys.editDetails}>
            {say('member.goOn')}
          </Button>
          <Button look="quiet" onPress={() => throwDraftAway(desk)}>
            {say('member.throwAway')}
          </Button>
        </div>
      ) : null}
      {panel === null ? <OnItsWay /> : null}
      {panel !== null && isOpen ? <DetailsForm panel={panel} /> : null}
      {panel !== null && !isOpen ? <Details /> : null}
    </section>
  );
}

function Details() {
  const say = useSay();
  const locale = useLocale();
  const timeZone = useTimeZone();
  const panel = useMemberPage((page) => page.panel);
  const noteChanged = useMemberPage(({ page }) => page?.noteChanged ?? null);
  if (panel === null) return null;
  const details = [
    [say('till.phone'), panel.phone],
    [say('till.email'), panel.email],
    [say('till.birthday'), panel.birthday],
    [say('till.note'), panel.note],
  ] as const;
  return (
    <dl className="details">
      {details.map(([name, value]) => (
        <div key={name} className="detail" data-given={value !== null}>
          <dt>{name}</dt>
          <dd dir="auto">{value ?? say('member.notGiven')}</dd>
        </div>
      ))}
      {noteChanged === null ? null : (
        <div className="detail">
          <dt />
          <dd className="page-aside">
            {say('member.noteChanged', {
              date: dayOfInstant(noteChanged.at, timeZone, locale),
              staff: noteChanged.staff,
            })}
          </dd>
        </div>
      )}
    </dl>
  );
}
