import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useDayPage, useDesk, useSay } from '../../ui/use-desk.ts';
import { Slip } from '../till/slip.tsx';

/** The day as its slip, to be looked at and printed as wide as it is. */
export function DaySlip() {
  const desk = useDesk();
  const say = useSay();
  const slip = useDayPage((looked) => looked.slip);
  if (slip === null) return null;
  return (
    <Sheet
      title={say('day.slipTitle')}
      isOpen
      onClose={() => desk.dayPage.setState({ slip: null })}
      keys={
        <Button look="main" onPress={() => window.print()}>
          {say('day.printSlip')}
        </Button>
      }
    >
      {/* A slip is longer than a window: the arrows scroll it. */}
      <div className="day-slip" role="region" aria-label={say('day.slipTitle')} tabIndex={0}>
        <Slip document={slip} />
      </div>
    </Sheet>
  );
}
