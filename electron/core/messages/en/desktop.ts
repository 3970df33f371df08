export const desktop = {
  'desktop.noDisplay':
    'The till’s window can’t open: this machine has no display. The command line works here: npm run -s regulars -- --help',
  'desktop.noElectron':
    'The till’s window can’t open: Electron couldn’t be downloaded to this machine. The command line works here: npm run -s regulars -- --help',
  'desktop.libraryMissing':
    'The till’s window can’t open: this system lacks {library}, which Electron needs. The command line works here: npm run -s regulars -- --help',
  'desktop.ended':
    'The till’s window ended with status {status}. Open it again; until then the command line works: npm run -s regulars -- --help',
  'desktop.downloading': 'Fetching Electron, once: about 120 MB …',
  'desktop.building': 'Building the till …',
  'desktop.buildFailed':
    'The till couldn’t be built, see above. The command line works without it: npm run -s regulars -- --help',
} as const;
