import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const messages = file('../../electron/core/messages/translate.ts');
const pseudo = file('./pseudo-translate.ts');

/** Whoever asks for the messages gets those that nobody speaks; those are made of the real ones. */
const sayNothingReal: Plugin = {
  name: 'pseudo-messages',
  enforce: 'pre',
  async resolveId(source, importer, options) {
    const found = await this.resolve(source, importer, { ...options, skipSelf: true });
    return found?.id === messages && !importer?.includes('/pseudo-') ? pseudo : found;
  },
};

/** Builds the page of the window into `folder`, in the language that nobody speaks and otherwise as it ships. */
export async function buildPseudoPage(folder: string): Promise<void> {
  await build({
    configFile: file('../../vite.config.ts'),
    logLevel: 'warn',
    plugins: [sayNothingReal],
    environments: { client: { build: { outDir: folder } } },
  });
}
