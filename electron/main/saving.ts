import { app, dialog, type DownloadItem, type Event, type WebContents } from 'electron';
import { extname, join } from 'node:path';
import { isDayFileName } from '../core/domain/day-file.ts';
import { isMemberFileName } from '../core/domain/member-file.ts';
import { isOurPage } from './app-protocol.ts';

/**
 * What the page may save: a day's report or a member's data that it holds itself. The system's own dialog asks where it is
 * to go. Everything else that a page could have downloaded is refused.
 */
export function letDaysBeSaved(event: Event, item: DownloadItem, contents: WebContents | undefined): void {
  if (!isDayOfOurs(item, contents)) return event.preventDefault();
  const name = item.getFilename();
  const kind = extname(name).slice(1);
  item.setSaveDialogOptions({
    defaultPath: join(app.getPath('documents'), name),
    filters: [{ name: kind.toUpperCase(), extensions: [kind] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  item.once('done', (_done, state) => {
    // Whoever closes the dialog without an answer knows that nothing was saved.
    if (state === 'interrupted') void tellNotSaved(name);
  });
}

function isDayOfOurs(item: DownloadItem, contents: WebContents | undefined): boolean {
  const address = item.getURL();
  return (
    contents !== undefined &&
    isOurPage(contents.getURL()) &&
    address.startsWith('blob:') &&
    isOurPage(address.slice('blob:'.length)) &&
    (isDayFileName(item.getFilename()) || isMemberFileName(item.getFilename()))
  );
}

/** The texts are loaded when they are needed, not at every start. */
async function tellNotSaved(file: string): Promise<void> {
  const { localeLike, translatorFor } = await import('../core/messages/translate.ts');
  const say = translatorFor(localeLike(app.getLocale()));
  await dialog.showMessageBox({ type: 'error', message: say('desktop.notSaved', { file }) });
}
