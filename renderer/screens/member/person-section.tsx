import { useStore } from 'zustand';
import { startMerging, unmerge } from '../../state/merging.ts';
import { savePersonData, startErasing } from '../../state/person-data.ts';
import { shownKeys } from '../../state/keys.ts';
import { Button } from '../../ui/button.tsx';
import { dayOfInstant } from '../../ui/dates.ts';
import { useBook, useDesk, useLocale, useMemberPage, useSay, useTimeZone } from '../../ui/use-desk.ts';
import { EraseSheet } from './erase-sheet.tsx';
import { MergeSheet } from './merge-sheet.tsx';

/** The owner's corner of a member's page: the same person twice, and the right to one's own data. */
export function PersonSection() {
  const desk = useDesk();
  const say = useSay();
  const isOwner = useBook(({ role }) => role === 'owner');
  const isThere = useMemberPage(({ panel }) => panel !== null);
  const isUnderWay = useStore(desk.personData, (data) => data.isUnderWay);
  const handedOver = useStore(desk.personData, (data) => data.handedOver);
  const problem = useStore(desk.personData, (data) => (data.isErasing ? null : data.problem));
  if (!isOwner) return null;
  return (
    <section className="page-section" aria-labelledby="person-title">
      <h3 id="person-title">{say('people.title')}</h3>
      <div className="person-act">
        <p className="page-aside">{say('people.mergeWhy')}</p>
        <Button
          isDisabled={!isThere}
          shownKey={shownKeys.mergeMember}
          onPress={() => void startMerging(desk)}
        >
          {say('people.merge')}
        </Button>
      </div>
      <div className="person-act">
        <p className="page-aside">{say('people.saveWhy')}</p>
        <div className="page-steps">
          <Button
            isDisabled={!isThere || isUnderWay}
            shownKey={shownKeys.saveMemberTable}
            onPress={() => void savePersonData(desk, 'csv')}
          >
            {say('people.saveTable')}
          </Button>
          <Button
            isDisabled={!isThere || isUnderWay}
            shownKey={shownKeys.saveMemberFile}
            onPress={() => void savePersonData(desk, 'json')}
          >
            {say('people.saveFile')}
          </Button>
        </div>
        <p className={problem === null ? 'page-aside' : 'sentence-stop'} role="status">
          {problem?.message ?? (handedOver === null ? null : say('people.saved', { file: handedOver }))}
        </p>
      </div>
      <div className="person-act">
        <p className="page-aside">{say('people.eraseWhy')}</p>
        <Button isDisabled={!isThere} shownKey={shownKeys.eraseMember} onPress={() => startErasing(desk)}>
          {say('people.erase')}
        </Button>
      </div>
      <MergeSheet />
      <EraseSheet />
    </section>
  );
}

/** Whom this member is made of: a sentence for whoever knows them by the other name, and the owner's undo. */
export function MergedInto() {
  const desk = useDesk();
  const say = useSay();
  const locale = useLocale();
  const timeZone = useTimeZone();
  const isOwner = useBook(({ role }) => role === 'owner');
  const merged = useMemberPage(({ page }) => page?.merged);
  if (merged === undefined || merged.length === 0) return null;
  return (
    <ul className="page-merged">
      {merged.map(({ mergedId, name, at, canUndo }) => (
        <li key={mergedId}>
          <span dir="auto">
            {say('people.partOf', {
              name: `\u2068${name}\u2069`,
              when: dayOfInstant(at, timeZone, locale),
            })}
          </span>
          {canUndo && isOwner ? (
            <Button onPress={() => void unmerge(desk, { mergedId, name })} shownKey={shownKeys.unmerge}>
              {say('people.unmerge')}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
