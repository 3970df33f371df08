import type { receipt as english } from '../en/receipt.ts';

export const receipt: Readonly<Record<keyof typeof english, string>> = {};
