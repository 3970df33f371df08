import { useState } from 'react';
import { backUpNow, lookAgain, markOf, type MarkName } from '../../state/marks.ts';
import { Button } from '../../ui/button.tsx';
import { dayOfInstant, longDay, timeOfDay } from '../../ui/dates.ts';
import { shownKeys } from '../../state/keys.ts';
import { useBook, useDesk, useLocale, useSay, useScanner, useTimeZone } from '../../ui/use-desk.ts';
import { findFieldId } from './find-ids.ts';

interface MarkSentenceProps {
  readonly name: MarkName;
  readonly onDone: () => void;
}

/** What a mark means: what happened, what to do now, and the button that does it. */
export function MarkSentence({ name, onDone }: MarkSentenceProps) {
  const say = useSay();
  const trouble = useBook((book) => book.trouble);
  const warnings = useBook((book) => book.warnings);
  const mark = markOf(name, { trouble, warnings });
  const fine = useFineSentence(name);
  return (
    <section className="mark-sentence" aria-label={say(`marks.${name}`)} data-state={mark.state}>
      <h2>{say(`marks.${name}`)}</h2>
      <p role="status">{mark.trouble ?? fine}</p>
      {name === 'backup' ? <BackUpKey /> : null}
      {name === 'scanner' ? <TypeInsteadKey onDone={onDone} /> : null}
      {mark.state === 'fine' || name === 'backup' ? null : <LookAgainKey />}
    </section>
  );
}

function useFineSentence(name: MarkName): string {
  const say = useSay();
  const locale = useLocale();
  const timeZone = useTimeZone();
  const today = useBook(({ phase }) => (phase.kind === 'open' ? phase.shop.today : null));
  const lastBackupAt = useBook((book) => book.lastBackupAt);
  const [openedAt] = useState(() => new Date().toISOString());
  const lastReadAt = useScanner((scanner) => scanner.lastReadAt);
  switch (name) {
    case 'book':
      return say('marks.bookOpen');
    case 'clock': {
      const time = timeOfDay(openedAt, timeZone, locale);
      return today === null ? '' : say('marks.clockRight', { day: longDay(today, locale), time });
    }
    case 'backup':
      return lastBackupAt === null
        ? say('marks.backupNone')
        : say('marks.backupAt', {
            day: dayOfInstant(lastBackupAt, timeZone, locale),
            time: timeOfDay(lastBackupAt, timeZone, locale),
          });
    case 'slips':
      return say('marks.slipsKept');
    case 'scanner':
      return lastReadAt === null
        ? say('marks.scanNone')
        : say('marks.scanRead', { time: timeOfDay(lastReadAt, timeZone, locale) });
  }
}

function LookAgainKey() {
  const desk = useDesk();
  const say = useSay();
  return <Button onPress={() => void lookAgain(desk)}>{say('marks.lookAgain')}</Button>;
}

function BackUpKey() {
  const desk = useDesk();
  const say = useSay();
  const isOwner = useBook((book) => book.role === 'owner');
  const isTraining = desk.trainingId !== null;
  const [progress, setProgress] = useState<'none' | 'under way' | { readonly said: string }>('none');
  if (isTraining) return null;
  if (!isOwner) return <p>{say('marks.askOwner')}</p>;
  const backUp = async (): Promise<void> => {
    setProgress('under way');
    const result = await backUpNow(desk);
    setProgress({ said: result.ok ? say('marks.backedUp') : result.error.message });
  };
  return (
    <>
      {typeof progress === 'object' ? <p role="status">{progress.said}</p> : null}
      <Button isDisabled={progress === 'under way'} onPress={() => void backUp()}>
        {say(progress === 'under way' ? 'marks.backingUp' : 'marks.backUpNow')}
      </Button>
    </>
  );
}

function TypeInsteadKey({ onDone }: Pick<MarkSentenceProps, 'onDone'>) {
  const say = useSay();
  const type = (): void => {
    onDone();
    document.getElementById(findFieldId)?.focus();
  };
  return (
    <Button onPress={type} shownKey={shownKeys.find}>
      {say('marks.typeInstead')}
    </Button>
  );
}
