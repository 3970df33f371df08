import { useEffect, useRef, useState } from 'react';
import type { TillClient } from '../../../electron/core/contract/till-api.ts';
import { shop } from '../../../electron/core/contract/shop.ts';
import { useDesk, useSay } from '../../ui/use-desk.ts';

export type SlipDraft = Parameters<TillClient['shop']['preview']>[0];

const AGAIN_MS = 500;

/** The slip that a draft would print, drawn by the host as it draws every slip; the last whole one while there is none. */
export function SlipPreview({ draft }: { readonly draft: SlipDraft }) {
  const say = useSay();
  const svg = useDrawnSlip(draft);
  const paper = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (svg === null) return;
    // Parsed as a drawing and not as a page: nothing in it could run.
    const { documentElement } = new DOMParser().parseFromString(svg, 'image/svg+xml');
    paper.current?.replaceChildren(document.importNode(documentElement, true));
  }, [svg]);
  const label = draft.of === 'card' ? say('setup.previewCard') : say('setup.preview');
  return (
    <section className="setup-preview" aria-label={label} data-of={draft.of} data-mm={draft.paperMm ?? 80}>
      <p>{label}</p>
      {/* A long slip is scrolled by keyboard too. */}
      <div className="setup-paper" ref={paper} role="group" aria-label={label} tabIndex={0} />
    </section>
  );
}

function useDrawnSlip(draft: SlipDraft): string | null {
  const desk = useDesk();
  const [svg, setSvg] = useState<string | null>(null);
  const [asked, setAsked] = useState(0);
  const whole = wholeAnswers(draft);
  const key = JSON.stringify(whole);
  useEffect(() => {
    let isOver = false;
    let timer: number | undefined;
    void desk.till.shop.preview(whole).then((result) => {
      if (isOver) return;
      if (result.ok) setSvg(result.value.svg);
      else if (result.error.kind === 'fault')
        timer = window.setTimeout(() => setAsked((times) => times + 1), AGAIN_MS);
    });
    return () => {
      isOver = true;
      window.clearTimeout(timer);
    };
    // The key says all that the draft holds.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [desk, key, asked]);
  return svg;
}

/** The answers that the contract takes: what is half typed isn't on the slip yet. */
function wholeAnswers(draft: SlipDraft): SlipDraft {
  const { input } = shop.preview;
  const parsed = input.safeParse(draft);
  if (parsed.success) return parsed.data;
  const wrong = new Set(parsed.error.issues.map(({ path }) => path[0]));
  return input.parse(Object.fromEntries(Object.entries(draft).filter(([field]) => !wrong.has(field))));
}
