import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import { fileURLToPath } from 'node:url';
import { rememberWindowPlace, type MachineFacts } from '../host/machine-facts.ts';
import { PAGE_ADDRESS } from './app-protocol.ts';
import { openingPlace, SMALLEST } from './window-place.ts';

const preload = fileURLToPath(new URL('../preload/preload.cjs', import.meta.url));
const paper = { light: '#FBF8F3', dark: '#191714' };

/** Opens the till's one window; it is shown with its first paint, never white or half drawn. */
export function openWindow(folder: string, { window: remembered }: MachineFacts): BrowserWindow {
  const window = new BrowserWindow({
    ...openingPlace(
      remembered,
      screen.getAllDisplays().map((display) => display.workArea),
    ),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    title: 'Regulars',
    show: false,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? paper.dark : paper.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: !app.isPackaged,
      // A till answers scans at once also when another program is in front.
      backgroundThrottling: false,
    },
  });
  window.once('ready-to-show', () => {
    if (remembered?.isMaximized === true) window.maximize();
    window.show();
  });
  window.on('close', () => remember(folder, window));
  void window.loadURL(PAGE_ADDRESS);
  return window;
}

function remember(folder: string, window: BrowserWindow): void {
  try {
    rememberWindowPlace(folder, { ...window.getNormalBounds(), isMaximized: window.isMaximized() });
  } catch {
    // A folder that can't be written to has its own sentence in the window; the place is only a comfort.
  }
}

/** Brings the window to the front, as a second launch asks. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
