export const system = {
  'warning.CLOCK_BEHIND':
    'This machine’s clock is behind the last entry in the book. Set the date and time right; selling goes on meanwhile.',
  'system.ownerName': 'Owner',
} as const;
