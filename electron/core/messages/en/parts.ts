export const parts = {
  'parts.chartLoading': 'The figures are being put together…',
  'parts.chartTable': 'Show the figures as a table',
  'parts.onItsWay': 'One moment …',
  'parts.progress': '{done, number} of {total, number}',
  'parts.cancel': 'Stop it',
  'parts.nothingFound': 'Nothing here is called “{text}”',
} as const;
