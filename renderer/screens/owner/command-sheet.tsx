import { useCallback } from 'react';
import {
  commandCode,
  commandNames,
  digitKeys,
  type BarcodeCommand,
} from '../../../electron/core/domain/command-barcode.ts';
import { Button } from '../../ui/button.tsx';
import { NotRead } from '../../ui/unread.tsx';
import { useDesk, useSay } from '../../ui/use-desk.ts';
import { useRead } from '../../ui/use-read.ts';
import { Barcode } from '../till/barcode.tsx';
import './command-sheet.css';

/** Barcodes that do what keys do, on a page to print. */
export function CommandSheet() {
  const desk = useDesk();
  const say = useSay();
  const read = useRead(useCallback(() => desk.till.rewards.list({}), [desk]));
  const rewards = read.value?.rewards ?? [];
  return (
    <section className="sheet" aria-labelledby="sheet-title">
      <div className="owner-head">
        <h3 id="sheet-title">{say('owner.commands')}</h3>
        <Button onPress={() => window.print()}>{say('owner.print')}</Button>
      </div>
      <p className="sheet-how">{say('owner.sheetHow')}</p>
      <NotRead of={read} />
      <h4>{say('owner.sheetCommands')}</h4>
      <ul className="sheet-codes">
        {commandNames.map((name) => (
          <Code key={name} name={say(`owner.command.${name}`)} command={{ kind: 'do', name }} />
        ))}
      </ul>
      {rewards.length === 0 ? null : (
        <>
          <h4>{say('owner.sheetRewards')}</h4>
          <ul className="sheet-codes sheet-wide">
            {rewards.map(({ rewardId, name }) => (
              <Code key={rewardId} name={name} command={{ kind: 'reward', rewardId }} />
            ))}
          </ul>
        </>
      )}
      <h4>{say('owner.sheetDigits')}</h4>
      <ul className="sheet-codes">
        {digitKeys.map((key) => (
          <Code key={key} name={key} command={{ kind: 'digit', key }} />
        ))}
      </ul>
    </section>
  );
}

function Code({ name, command }: { readonly name: string; readonly command: BarcodeCommand }) {
  return (
    <li className="sheet-code">
      <bdi className="sheet-name">{name}</bdi>
      <Barcode
        symbology="code128"
        value={commandCode(command)}
        modulePixels={command.kind === 'reward' ? 1 : 2}
      />
    </li>
  );
}
