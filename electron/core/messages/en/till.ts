export const till = {} as const;
