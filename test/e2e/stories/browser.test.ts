import { browserShell } from '../../helpers/shells.ts';
import { describeTheCounter } from './at-the-counter.ts';
import { describeTheOwnersRoom } from './in-the-owners-room.ts';

describeTheCounter(browserShell());
describeTheOwnersRoom(browserShell());
