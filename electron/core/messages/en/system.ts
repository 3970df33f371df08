export const system = {
  'warning.CLOCK_BEHIND':
    'This machine’s clock is behind the last entry in the book. Set the date and time right; selling goes on meanwhile.',
  'warning.CLOSE_NOT_BACKED_UP':
    'The last closed day has no backup: the disk may be full, or the file is already there. Make one yourself, to another place.',
  'warning.RECEIPTS_NOT_KEPT':
    'Slips can’t be kept in the shop’s folder: its disk may be full. Selling goes on, and every slip can still be printed.',
  'warning.PRINTER_TROUBLED': '{name}: {why} {remedy}',
  'warning.PRINTS_ASKED':
    '{count, plural, one {The printer didn’t say whether one slip was printed. Say so} other {The printer didn’t say whether # slips were printed. Say so}} in the list of what is printed.',
  'warning.BACKUP_FAILED': 'The last backup couldn’t be made. {why} Selling goes on meanwhile.',
  'warning.SECOND_COPY_FAILED':
    'The second copy of the backups couldn’t be made. {why} Selling goes on meanwhile.',
  'warning.BACKUPS_GIVEN_UP':
    'The disk is nearly full: {count, plural, one {the oldest backup was} other {# of the oldest backups were}} deleted to make room for a new one. Make room on it.',
  'system.ownerName': 'Owner',
} as const;
