import { useStore } from 'zustand';
import { erase, forgetUnreached, stopErasing } from '../../state/person-data.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useDesk, useMemberPage, useSay } from '../../ui/use-desk.ts';

/** What goes and what stays, said before it is done: nothing brings an erased member back. */
export function EraseSheet() {
  const desk = useDesk();
  const say = useSay();
  const isOpen = useStore(desk.personData, (data) => data.isErasing);
  const isUnderWay = useStore(desk.personData, (data) => data.isUnderWay);
  const problem = useStore(desk.personData, (data) => data.problem);
  const panel = useMemberPage((page) => page.panel);
  if (panel === null || !isOpen) return null;
  const goes = [
    say('people.eraseGoesWho'),
    say('people.eraseGoesCards'),
    say('people.eraseGoesWords'),
    say('people.eraseGoesCopies'),
    say('people.eraseGoesPoints', { points: panel.balance }),
  ];
  const stays = [say('people.eraseStaysBooks'), say('people.eraseStaysBackups')];
  return (
    <Sheet
      title={say('people.eraseTitle', { name: `\u2068${panel.name}\u2069` })}
      isOpen
      onClose={() => stopErasing(desk)}
      keys={
        <Button className="button-stop" isDisabled={isUnderWay} onPress={() => void erase(desk)}>
          {say('people.eraseNow')}
        </Button>
      }
    >
      <div className="person-sheet">
        <div className="erase-sides">
          <Facts title={say('people.eraseGoes')} facts={goes} />
          <Facts title={say('people.eraseStays')} facts={stays} />
        </div>
        <p className="page-aside">{say('people.erasePaper')}</p>
        <p className="sentence-stop" role="alert">
          {problem?.message}
        </p>
      </div>
    </Sheet>
  );
}

/** Which copies are to be thrown away by hand: said once the member is gone, whatever is on the stage by then. */
export function UnreachedSheet() {
  const desk = useDesk();
  const say = useSay();
  const unreached = useStore(desk.personData, (data) => data.unreached);
  if (unreached.length === 0) return null;
  return (
    <Sheet
      title={say('people.unreachedTitle')}
      isOpen
      onClose={() => forgetUnreached(desk)}
      wayOut={say('people.unreachedSeen')}
    >
      <div className="person-sheet">
        <p>{say('people.unreachedHow', { count: unreached.length })}</p>
        <ul className="erase-facts erase-files">
          {unreached.map((file) => (
            <li key={file}>{file}</li>
          ))}
        </ul>
      </div>
    </Sheet>
  );
}

function Facts({ title, facts }: { readonly title: string; readonly facts: readonly string[] }) {
  return (
    <div>
      <h3 className="erase-side">{title}</h3>
      <ul className="erase-facts">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </div>
  );
}
