export const marks = {
  'marks.title': 'How the till is',
  'marks.book': 'Book',
  'marks.clock': 'Clock',
  'marks.backup': 'Backup',
  'marks.slips': 'Slips',
  'marks.scanner': 'Scanner',
  'marks.needsLook': '{name}: needs a look',
  'marks.fine': '{name}: fine',
  'marks.bookOpen': 'The shop’s book is open. Every sale is in it as soon as its slip is shown.',
  'marks.clockRight': 'The clock agrees with the book. It counts {day}; it is {time}.',
  'marks.backupAt':
    'The last backup is of {day}, {time}. The next one is made within the hour when something has changed, and at each close.',
  'marks.backupNone':
    'There is no backup yet: all sales are in one file so far. The first one is made within the hour, or when the day is closed.',
  'marks.slipsKept':
    'Each slip is kept in the shop’s folder and can be printed again from the list of today.',
  'marks.scanRead': 'The scanner is heard: it last read a code at {time}.',
  'marks.scanNone':
    'No scan was heard since this window was opened. Scan any card here. If nothing happens, plug the scanner in again and set it to end each code with Enter.',
  'marks.lookAgain': 'Look again',
  'marks.backUpNow': 'Back up now',
  'marks.backingUp': 'Backing up',
  'marks.askOwner': 'The owner can make one here.',
  'marks.backedUp': 'The backup is made: it is in the shop’s folder, under backups.',
  'marks.typeInstead': 'Type a number instead',
} as const;
