export const parts = {
  'parts.chartLoading': 'The figures are being put together…',
  'parts.chartTable': 'Show the figures as a table',
  'parts.progress': '{done, number} of {total, number}',
  'parts.cancel': 'Stop it',
} as const;
