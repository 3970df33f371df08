import type { Tones } from '../state/desk.ts';

/** Two short tones, made on the spot: yes rises, no falls. A machine without sound stays silent. */
export function tonesOfThisMachine(): Tones {
  let context: AudioContext | undefined;
  const play = (frequencies: readonly number[]): void => {
    try {
      context ??= new AudioContext();
      for (const [index, frequency] of frequencies.entries()) {
        tone(context, frequency, context.currentTime + index * noteSeconds);
      }
    } catch {
      // No sound card, or none that is free: the screen says the same.
    }
  };
  return { yes: () => play([660, 880]), no: () => play([330, 220]) };
}

const noteSeconds = 0.09;
const loudness = 0.12;

function tone(context: AudioContext, frequency: number, at: number): void {
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
