export const system = {
  'warning.CLOCK_BEHIND':
    'This machine’s clock is behind the last entry in the book. Set the date and time right; selling goes on meanwhile.',
  'warning.CLOSE_NOT_BACKED_UP':
    'The last closed day has no backup: the disk may be full, or the file is already there. Make one yourself, to another place.',
  'warning.RECEIPTS_NOT_KEPT':
    'Slips can’t be kept in the shop’s folder: its disk may be full. Selling goes on, and every slip can still be printed.',
  'system.ownerName': 'Owner',
} as const;
