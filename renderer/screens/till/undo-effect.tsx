import { useEffect } from 'react';
import type { SaleId } from '../../../electron/core/domain/ids.ts';
import { askUndoEffect, forgetUndoEffect } from '../../state/undo-effect.ts';
import { useDesk, useSay, useToday } from '../../ui/use-desk.ts';

interface UndoEffectProps {
  readonly saleId: SaleId;
  /** The undo's button is described by it. */
  readonly id: string;
  readonly className?: string;
}

/** What an undo would do to the points, said before it is done: by the same reckoning that does it. */
export function UndoEffectLine({ saleId, id, className = '' }: UndoEffectProps) {
  const desk = useDesk();
  const say = useSay();
  const effect = useToday(({ effects }) => effects[saleId]);
  const isUnknown = effect === undefined;
  useEffect(() => {
    if (isUnknown) void askUndoEffect(desk, saleId);
  }, [desk, saleId, isUnknown]);
  useEffect(() => () => forgetUndoEffect(desk, saleId), [desk, saleId]);
  if (effect === undefined)
    return (
      <p id={id} className={`undo-effect ${className}`}>
        {say('till.undoLooking')}
      </p>
    );
  const { quote, problem } = effect;
  if (quote === null)
    return (
      <p id={id} className={`undo-effect sentence-stop ${className}`}>
        {problem?.message}
      </p>
    );
  const { explanation, balance, balanceBefore } = quote;
  const sentences =
    balance === null || balanceBefore === null || explanation.length === 0
      ? [say('till.undoNoPoints')]
      : [
          ...explanation.map(({ text }) => text),
          say('till.undoBalance', { before: balanceBefore, after: balance }),
        ];
  return (
    <p id={id} className={`undo-effect ${className}`}>
      {say('till.undoEffect', { effect: sentences.join(' · ') })}
    </p>
  );
}
