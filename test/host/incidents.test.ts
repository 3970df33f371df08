import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countRows } from '../helpers/row-counts.ts';
import { refusal, tillForTest, value } from '../helpers/till.ts';

describe('our own mistake', () => {
  it('writes nothing, gives an incident’s id, and the log tells where without telling whom', async () => {
    const till = await tillForTest();
    const { cardNumber } = value(await till.asOwner.members.enrol({ name: 'Ana Ruiz', phone: '600123456' }));
    // A trigger stands for a rule that our code breaks.
    await till.edit((database) =>
      database.exec(
        `CREATE TRIGGER broken BEFORE INSERT ON day_points BEGIN SELECT RAISE(ABORT, 'Ana Ruiz is in the way'); END`,
      ),
    );
    const before = countRows(till.file);
    const answer = await till.asOwner.sales.record({
      cardNumber,
      totalMinor: 500,
      lines: [{ name: 'Secret bread', quantity: 1_000, unitPriceMinor: 500 }],
    });
    expect(refusal(answer)).toBe('INTERNAL');
    if (answer.ok) return;
    const { incidentId = 'none', message } = answer.error;
    expect(message).toContain(incidentId);
    expect(countRows(till.file)).toEqual(before);
    const logs = join(till.folder, 'logs');
    const log = readdirSync(logs)
      .map((name) => readFileSync(join(logs, name), 'utf8'))
      .join('');
    expect(log).toContain(incidentId);
    expect(log).toContain('sales.record');
    for (const personal of ['Ana', 'Ruiz', '600123456', 'Secret', cardNumber])
      expect(log).not.toContain(personal);
    // The next sale without points is as well as ever.
    expect(await till.asOwner.sales.record({ totalMinor: 500 })).toMatchObject({ ok: true });
  });
});
