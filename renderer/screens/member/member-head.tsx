import { dayOfInstant } from '../../ui/dates.ts';
import { OnItsWay } from '../../ui/unread.tsx';
import { useLocale, useMemberPage, useMoney, useSay, useTimeZone } from '../../ui/use-desk.ts';

/** The balance first, then what it is good for and how often they come. The room is kept until it is there. */
export function MemberHead() {
  const say = useSay();
  const money = useMoney();
  const locale = useLocale();
  const timeZone = useTimeZone();
  const panel = useMemberPage((page) => page.panel);
  if (panel === null)
    return (
      <div className="page-figures">
        <OnItsWay />
      </div>
    );
  const { visits, outlook, owed } = panel;
  const reach = panel.rewardsWithinReach.map(({ name, pointsCost }) =>
    say('member.reward', { name, points: pointsCost }),
  );
  const next = outlook.nextReward;
  const facts: readonly (readonly [name: string, value: string])[] = [
    ...(owed > 0 ? [[say('till.owed'), say('till.points', { points: owed })] as const] : []),
    [
      say('member.withinReach'),
      reach.length > 0
        ? reach.join(', ')
        : next === null
          ? say('member.nothingWithinReach')
          : say('counter.toReward', { missing: money(next.missingMinor), name: next.name }),
    ],
    [
      say('member.visits'),
      [
        say('member.visitsSum', { count: visits.count }),
        ...(visits.usualGapDays === null ? [] : [say('member.every', { days: visits.usualGapDays })]),
      ].join(' · '),
    ],
    ...(visits.daysSinceLast === null
      ? []
      : [[say('till.lastVisit'), say('till.daysAgo', { days: visits.daysSinceLast })] as const]),
    [say('till.memberSince'), dayOfInstant(panel.memberSince, timeZone, locale)],
  ];
  return (
    <div className="page-figures">
      <p className="page-balance">
        <span className="member-number">{say('till.number', { number: panel.balance })}</span>{' '}
        <span className="member-unit">{say('till.pointsUnit', { points: panel.balance })}</span>
      </p>
      <dl className="page-facts">
        {facts.map(([name, value]) => (
          <div key={name} className="page-fact">
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
