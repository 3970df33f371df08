// A host that starts and never says that it is ready.
process.on('message', () => {});
