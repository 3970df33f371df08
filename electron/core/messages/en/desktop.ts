export const desktop = {
  'desktop.noDisplay': 'The till’s window can’t open: this machine has no display.',
  'desktop.noElectron': 'The till’s window can’t open: Electron couldn’t be downloaded to this machine.',
  'desktop.libraryMissing':
    'The till’s window can’t open: this system lacks {library}, which Electron needs.',
  'desktop.instead.commandLine':
    'The command line works here: npm run -s regulars -- --help – and so does the till in a browser: npm run -s regulars -- serve',
  'desktop.instead.browser': 'The till opens in a browser instead.',
  'desktop.ended':
    'The till’s window ended with status {status}. Open it again; until then the command line works: npm run -s regulars -- --help',
  'desktop.downloading': 'Fetching Electron, once: about 120 MB …',
  'desktop.building': 'Building the till …',
  'desktop.buildFailed':
    'The till couldn’t be built, see above. The command line works without it: npm run -s regulars -- --help',
  'desktop.notSaved':
    '{file} wasn’t saved: the place may be full, or may not be written to. Save it again somewhere else.',
} as const;
