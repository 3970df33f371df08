import { tillForTest, value } from './till.ts';

/** Why it is given back, wherever nothing depends on it. */
export const reason = 'Brought back';

/** A till with one member, to whom things are sold and who brings them back. */
export async function withAna() {
  const till = await tillForTest();
  const { memberId, cardNumber } = value(await till.asOwner.members.enrol({ name: 'Ana' }));
  const { asOwner } = till;
  const balance = async () => value(await asOwner.points.balance({ memberId }));
  const sell = async (totalMinor: number) => value(await asOwner.sales.record({ memberId, totalMinor }));
  const refund = async (saleId: string, amountMinor: number) =>
    value(await asOwner.sales.refund({ saleId, amountMinor, reason }));
  return { till, asOwner, memberId, cardNumber, balance, sell, refund };
}
