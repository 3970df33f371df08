import { watch, type FSWatcher } from 'node:fs';

/** `plugged`: a device came or went. `changed`: one may be opened by others than before. */
export type Notice = 'plugged' | 'changed';

export interface Hotplug {
  /** False where the system doesn't tell: then somebody has to look now and then. */
  readonly isTold: () => boolean;
  readonly close: () => void;
}

/** The nodes of scanners and printers, and the folder in which printers' nodes are. */
const deviceName = /^(hidraw|tty(USB|ACM|S|AMA|O|mxc|rfcomm)\d|rfcomm|usb$|lp)/;

/**
 * On Linux each device is a node in /dev, and a watched folder costs nothing until something happens there. A node
 * comes before its permissions do; their coming is noticed, too. Elsewhere nothing is told.
 */
export function watchDevices(onNotice: (notice: Notice) => void): Hotplug {
  const watchers = new Map<string, FSWatcher>();
  const leave = (folder: string): void => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };
  const watchFolder = (folder: string): void => {
    leave(folder);
    try {
      const watcher = watch(folder, (event, name) => {
        if (name !== null && !deviceName.test(name)) return;
        if (name === 'usb') watchFolder(`${folder}/usb`);
        onNotice(event === 'rename' ? 'plugged' : 'changed');
      });
      watchers.set(folder, watcher);
      watcher.on('error', () => leave(folder));
    } catch {
      // It isn't there, or the system has no more watches to give: somebody has to look.
    }
  };
  if (process.platform === 'linux') {
    watchFolder('/dev');
    watchFolder('/dev/usb');
  }
  return {
    isTold: () => watchers.has('/dev'),
    close: () => {
      for (const watcher of watchers.values()) watcher.close();
      watchers.clear();
    },
  };
}
