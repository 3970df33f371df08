import { app, Menu, session } from 'electron';
import { letDaysBeSaved } from './saving.ts';

/**
 * The window shows one page of ours and nothing else ever: whatever a page could ask of a browser beyond that is
 * refused, for every window and every session there may be. One door is left: a day's report may be saved.
 */
export function lockDown(): void {
  app.on('web-contents-created', (_created, contents) => {
    contents.on('will-frame-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/** Needs the app to be ready: sessions don't exist before. */
export function lockDownSession(): void {
  const own = session.defaultSession;
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
  own.on('will-download', letDaysBeSaved);
  own.setSpellCheckerEnabled(false);
}

/** A till has no menu. macOS always shows one, and takes copy, paste and quit from it. */
export function keepMenuMinimal(): void {
  Menu.setApplicationMenu(
    process.platform === 'darwin'
      ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }])
      : null,
  );
}
