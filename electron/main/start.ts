import '../host/node-version.cjs';
import { startTill } from '../host/desktop-start/start-till.ts';

// `npm start`: opens the till of this checkout.
process.exitCode = await startTill(process.argv.slice(2));
