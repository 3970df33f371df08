import { useCallback, useEffect, useRef, useState } from 'react';
import type { DaySummary } from '../../../electron/core/contract/day-summary.ts';
import type { ErrorBody } from '../../../electron/core/contract/errors.ts';
import { longDay, timeOfDay } from '../../ui/dates.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk, useLocale, useMoney, useSay, useTimeZone } from '../../ui/use-desk.ts';
import { ClosedDays, type ClosedDay } from './closed-days.tsx';
import { PointsProof } from './points-proof.tsx';

/** Today's figures, the sum that proves the points, and the one thing here that can't be undone: closing the day. */
export function DaySection() {
  const desk = useDesk();
  const say = useSay();
  const money = useMoney();
  const locale = useLocale();
  const timeZone = useTimeZone();
  const [summary, setSummary] = useState<DaySummary | null>(null);
  const [closed, setClosed] = useState<readonly ClosedDay[]>([]);
  const [problem, setProblem] = useState<ErrorBody | null>(null);
  const [step, setStep] = useState<'looking' | 'asked' | 'closing'>('looking');
  const commandIds = useRef(new Map<string, string>());

  const load = useCallback(
    (date?: string) =>
      Promise.all([
        desk.till.day.summary(date === undefined ? {} : { date }),
        desk.till.day.list({ limit: 100 }),
      ]),
    [desk],
  );
  const take = useCallback(([day, list]: Awaited<ReturnType<typeof load>>): void => {
    if (day.ok) setSummary(day.value);
    else setProblem(day.error);
    if (list.ok) setClosed(list.value.days);
  }, []);
  const show = async (date?: string): Promise<void> => {
    setStep('looking');
    take(await load(date));
  };
  useEffect(() => void load().then(take), [load, take]);

  const close = async (): Promise<void> => {
    if (summary === null || step === 'closing') return;
    setStep('closing');
    const { date } = summary;
    const commandId = commandIds.current.get(date) ?? desk.newCommandId();
    commandIds.current.set(date, commandId);
    const result = await desk.till.day.close({ date }, { commandId });
    setStep('looking');
    if (result.ok) {
      setProblem(null);
      desk.tones.yes();
      return show(date);
    }
    desk.tones.no();
    setProblem(result.error);
    const open = result.error.details?.['date'];
    // The day that has to be closed first is the one to look at now.
    if (result.error.code === 'DAY_NOT_NEXT' && typeof open === 'string') await show(open);
  };

  if (summary === null) return <p className="sentence-stop">{problem?.message}</p>;
  const { sales, rewards, voids, z } = summary;
  const figures = [
    [say('owner.sales'), String(sales.count)],
    [say('owner.net'), money(sales.netMinor)],
    [say('owner.withMember'), String(sales.memberCount)],
    [say('owner.newMembers'), String(summary.newMembers)],
    [say('owner.rewardsGiven'), `${rewards.count} · ${money(rewards.discountMinor)}`],
    [say('owner.undone'), `${voids.count} · ${money(voids.amountMinor)}`],
  ] as const;
  return (
    <section aria-labelledby="day-title">
      <div className="owner-head">
        <h3 id="day-title">{longDay(summary.date, locale)}</h3>
        {z === null ? null : (
          <p className="z-number">
            {say('owner.zClosed', { number: z.zNumber, time: timeOfDay(z.closedAt, timeZone, locale) })}
          </p>
        )}
      </div>
      <dl className="figures">
        {figures.map(([name, figure]) => (
          <div key={name} className="figure">
            <dt>{name}</dt>
            <dd>{figure}</dd>
          </div>
        ))}
      </dl>
      <div className="day-below">
        <PointsProof points={summary.points} />
        <div className="day-close">
          {problem === null ? null : (
            <p className="sentence-stop" role="alert">
              {problem.message}
            </p>
          )}
          {z !== null ? (
            <Button onPress={() => void show()}>{say('owner.openDay')}</Button>
          ) : step === 'looking' ? (
            <Button onPress={() => setStep('asked')}>{say('owner.closeDay')}</Button>
          ) : (
            <div className="owner-question" role="alertdialog" aria-label={say('owner.closeDay')}>
              <p>{say('owner.closeQuestion', { day: longDay(summary.date, locale) })}</p>
              <Button onPress={() => setStep('looking')} isDisabled={step === 'closing'}>
                {say('owner.closeNo')}
              </Button>
              <Button look="main" onPress={() => void close()} isDisabled={step === 'closing'}>
                {say('owner.closeYes')}
              </Button>
            </div>
          )}
          <ClosedDays days={closed} onOpen={(date) => void show(date)} />
        </div>
      </div>
    </section>
  );
}
