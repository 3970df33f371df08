import type { MemberPage } from '../../../electron/core/contract/members.ts';
import { dayOfInstant } from '../../ui/dates.ts';
import { OnItsWay } from '../../ui/unread.tsx';
import { useLocale, useMemberPage, useSay, useTimeZone } from '../../ui/use-desk.ts';

const kinds = ['marketing', 'profiling'] as const;

/** What the member agreed to, and since when: members have a right to know. */
export function ConsentsSection() {
  const say = useSay();
  const page = useMemberPage((shown) => shown.page);
  const entries = page?.consents ?? [];
  const isNewest = (entry: MemberPage['consents'][number]): boolean =>
    entries.find(({ kind }) => kind === entry.kind) === entry;
  const earlier = entries.filter((entry) => !isNewest(entry));
  return (
    <section className="page-section" aria-labelledby="consents-title" aria-busy={page === null}>
      <h3 id="consents-title">{say('member.consents')}</h3>
      {page === null ? (
        <OnItsWay />
      ) : (
        <dl className="details">
          {kinds.map((kind) => (
            <div key={kind} className="detail">
              <dt>{say(`member.${kind}`)}</dt>
              <dd>
                <Consent entry={entries.find((entry) => entry.kind === kind)} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {earlier.length === 0 ? null : (
        <>
          <h4 className="page-aside">{say('member.consentsBefore')}</h4>
          <ul className="page-aside">
            {earlier.map((entry) => (
              <li key={`${entry.kind} ${entry.at}`}>
                {say(`member.${entry.kind}`)}: <Consent entry={entry} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Consent({ entry }: { readonly entry: MemberPage['consents'][number] | undefined }) {
  const say = useSay();
  const locale = useLocale();
  const timeZone = useTimeZone();
  if (entry === undefined) return <>{say('member.neverAsked')}</>;
  const date = dayOfInstant(entry.at, timeZone, locale);
  return <>{say(entry.granted ? 'member.granted' : 'member.withdrawn', { date, staff: entry.staff })}</>;
}
