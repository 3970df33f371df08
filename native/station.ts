import { realDrivers } from './real-drivers.ts';
import { runStation } from './run-station.ts';

// The device station: a process of its own, since it lives with drivers of other people.
runStation(realDrivers);
