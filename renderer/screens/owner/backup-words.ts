import type { Missing } from '../../../electron/core/contract/rescue.ts';
import type { Translate } from '../../../electron/core/messages/translate.ts';

/** What a backup lacks beside the shop as it is, in words. */
export function missingWords(missing: Missing | null, say: Translate): string {
  if (missing === null) return '';
  const { sales, members } = missing;
  if (sales === 0 && members === 0) return say('rescue.lacksNothing');
  return say('rescue.lacks', { sales: sales ?? -1, members: members ?? -1 });
}
