import { describe, expect, it } from 'vitest';
import { lookAtScans, shownCode, stopLookingAtScans } from '../../renderer/state/scan-viewer.ts';
import { submitScan } from '../../renderer/state/scanning.ts';
import { value } from '../helpers/till.ts';
import { deskForTest, type TestDesk } from './desk-for-test.ts';

describe('The viewer of scans', () => {
  const scan = async (test: TestDesk, payload: string): Promise<void> => {
    await submitScan(test.desk, payload);
    await test.eventsFollowed();
  };

  async function looking() {
    const test = await deskForTest();
    const { cardNumber } = value(await test.shop.asOwner.members.enrol({ name: 'Łucja Kowalska' }));
    test.desk.stage.setState({ stage: 'owner' });
    lookAtScans(test.desk);
    return { ...test, cardNumber };
  }

  it('shows the newest first, a card by its end alone, and does nothing else with it', async () => {
    const test = await looking();
    await scan(test, test.cardNumber);
    await scan(test, '4006381333931');
    await scan(test, 'CMD-UNDO');
    expect(test.desk.scansSeen.getState().scans).toMatchObject([
      { kind: 'command', shown: 'CMD-UNDO' },
      { kind: 'product', shown: '4006381333931' },
      { kind: 'member', shown: `…${test.cardNumber.slice(-4)}`, source: 'keyboard' },
    ]);
    expect(test.heard).toEqual(['yes', 'yes', 'yes']);
    expect(test.desk.finding.getState().outcome).toBeNull();
    expect(test.desk.counter.getState().customer.kind).toBe('nobody');
    expect(JSON.stringify(test.desk.scansSeen.getState())).not.toContain(test.cardNumber);
  });

  it('keeps the last eight, and nothing once it is closed', async () => {
    const test = await looking();
    for (let number = 0; number < 10; number += 1) await scan(test, `SHELF-${number}`);
    expect(test.desk.scansSeen.getState().scans).toHaveLength(8);
    stopLookingAtScans(test.desk);
    expect(test.desk.scansSeen.getState().scans).toEqual([]);
    await scan(test, 'SHELF-11');
    expect(test.desk.scansSeen.getState().scans).toEqual([]);
  });

  it('tells of a bank card that it is one, and none of its digits', async () => {
    const test = await looking();
    await scan(test, '4111111111111111');
    expect(test.desk.scansSeen.getState().scans).toMatchObject([{ kind: 'payment', shown: null }]);
    expect(JSON.stringify(test.desk.scansSeen.getState())).not.toContain('1111');
    expect(test.desk.finding.getState().outcome).toBeNull();
    expect(test.heard).toEqual(['no']);
  });

  it('shows of what it doesn’t know no more than of a card, and of a short code less than it hides', () => {
    expect(shownCode('unknown', 'ID-0123456789')).toBe('…6789');
    expect(shownCode('member', '1234')).toBe('…34');
    expect(shownCode('receipt', 'R0000017')).toBe('R0000017');
    expect(shownCode('product', 'X'.repeat(100))).toHaveLength(61);
  });
});
