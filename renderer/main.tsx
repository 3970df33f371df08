// First of all: it tells zod not to probe `eval`, which the window's content security policy would report.
import '../electron/core/contract/fields.ts';
// Before any screen's own rules, which go further than these.
import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';
import './ui/parts.css';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { assert } from '../electron/core/domain/assert.ts';
import { clientOver } from '../electron/core/contract/till-api.ts';
import { translatorFor } from '../electron/core/messages/translate.ts';
import { listenToTheShop } from './state/shop-events.ts';
import { openDesk, type Desk } from './state/desk.ts';
import { draftPlaceOfThisWindow } from './draft-place.ts';
import { takeAwayOfThisWindow } from './take-away.ts';
import { Regulars } from './screens/regulars.tsx';
import { watchGestures } from './ui/focus-place.ts';
import { appearanceOfPage, showAppearance } from './ui/page-appearance.ts';
import { bridgeOfThisShell, carrierOfTraining, carrierOver } from './transport.ts';
import { tonesOfThisMachine } from './ui/tones.ts';

watchGestures();
const newCommandId = (): string => crypto.randomUUID();
const unreachable = (): string => translatorFor(desk.book.getState().locale)('fault.HOST_UNREACHABLE');
const bridge = bridgeOfThisShell();
const desk: Desk = openDesk({
  till: clientOver(carrierOver(bridge, unreachable), newCommandId),
  newCommandId,
  tones: tonesOfThisMachine(() => desk.machine.getState().appearance.volume),
  tillOfTraining: (trainingId, onOver) =>
    clientOver(carrierOfTraining(bridge, unreachable, { trainingId, onOver }), newCommandId),
  systemLocale: navigator.language,
  draftPlace: draftPlaceOfThisWindow('regulars.set-up'),
  startAgain: () => location.reload(),
  takeAway: takeAwayOfThisWindow(),
});
desk.machine.setState({ appearance: appearanceOfPage() });
desk.machine.subscribe(({ appearance }) => showAppearance(appearance));
listenToTheShop(desk, bridge);

const place = document.getElementById('till');
assert(place !== null, 'index.html has a place for the till');
createRoot(place).render(
  <StrictMode>
    <CSPProvider disableStyleElements>
      <Regulars desk={desk} />
    </CSPProvider>
  </StrictMode>,
);
