import { useEffect, useState } from 'react';
import type { ReceiptDocument } from '../../../electron/core/contract/receipt.ts';
import type { Opened } from '../../state/member-page.ts';
import { showCardSlip } from '../../state/paper.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk, useSay } from '../../ui/use-desk.ts';
import { Slip } from './slip.tsx';

/** Who was just enrolled is handed the slip with the card; the first sale goes on beside it. */
export function NewCard({ member }: { readonly member: Opened }) {
  const desk = useDesk();
  const say = useSay();
  const { memberId } = member;
  const [document, setDocument] = useState<ReceiptDocument | null>(null);
  useEffect(() => {
    let isShown = true;
    void desk.till.members.cardSlip({ memberId, format: 'document' }).then((result) => {
      if (isShown && result.ok) setDocument(result.value.document);
    });
    return () => {
      isShown = false;
    };
  }, [desk, memberId]);
  return (
    <div className="new-card">
      {document === null ? null : <Slip document={document} />}
      <Button onPress={() => void showCardSlip(desk, member, 'print')}>{say('member.cardSlip')}</Button>
    </div>
  );
}
