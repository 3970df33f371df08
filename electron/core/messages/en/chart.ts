export const chart = {
  'chart.loading': 'The figures are being put together…',
  'chart.asTable': 'Show the figures as a table',
} as const;
