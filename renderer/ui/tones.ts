import type { Volume } from '../../electron/core/domain/appearance.ts';
import type { Tones } from '../state/desk.ts';

/**
 * Two short tones, made on the spot: yes rises, no falls. They are as loud as the machine's volume says at that moment;
 * a machine without sound stays silent.
 */
export function tonesOfThisMachine(volumeNow: () => Volume): Tones {
  let context: AudioContext | undefined;
  const play = (frequencies: readonly number[]): void => {
    const loudness = loudnessOf[volumeNow()];
    // Before the first touch or key a page may not sound, and the browser would complain of it.
    if (loudness === 0 || !navigator.userActivation.hasBeenActive) return;
    try {
      context ??= new AudioContext();
      for (const [index, frequency] of frequencies.entries()) {
        tone(context, { frequency, loudness, at: context.currentTime + index * noteSeconds });
      }
    } catch {
      // No sound card, or none that is free: the screen says the same.
    }
  };
  return { yes: () => play([660, 880]), no: () => play([330, 220]) };
}

const noteSeconds = 0.09;
const loudnessOf: Readonly<Record<Volume, number>> = { off: 0, quiet: 0.04, normal: 0.12, loud: 0.4 };

interface Tone {
  /** In hertz. */
  readonly frequency: number;
  /** The wave's height: 1 is all that the machine can. */
  readonly loudness: number;
  /** On the context's clock, in seconds. */
  readonly at: number;
}

function tone(context: AudioContext, { frequency, loudness, at }: Tone): void {
  const oscillator = context.createOscillator();
  const volume = context.createGain();
  oscillator.type = 'sine';
  oscillator.frequency.value = frequency;
  volume.gain.setValueAtTime(0, at);
  // A soft edge on both sides: without it the tone clicks.
  volume.gain.linearRampToValueAtTime(loudness, at + 0.01);
  volume.gain.linearRampToValueAtTime(0, at + noteSeconds);
  oscillator.connect(volume).connect(context.destination);
  oscillator.start(at);
  oscillator.stop(at + noteSeconds);
}
