import '../host/node-version.cjs';
import { startDesktop } from '../host/desktop-start/start-desktop.ts';

// `npm start`: opens the desktop app of this checkout.
process.exitCode = await startDesktop(process.argv.slice(2));
