import type { FeatureServices } from '../context.ts';

export const devices: FeatureServices<'devices'> = {
  submitScan({ now, announce }, { payload, window, readAt }) {
    const at = new Date(readAt ?? now).toISOString();
    announce({ name: 'scan.read', payload, source: 'keyboard', window: window ?? null, readAt: at });
    return { readAt: at };
  },
};
