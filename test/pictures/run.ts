import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { acceptPictures } from './accepted.ts';
import { makeContactSheets } from './contact-sheets.ts';

const usage = `npm run pictures -- [--only SCREEN] [--accept] [--sheets]

Takes every screen in every size, theme and language into test-results/pictures, and compares it with what was
accepted. Look at the pictures there before you accept them.

  --only SCREEN  the screens whose names begin so
  --sheets       takes none, and puts those that were taken last on sheets of nine: test-results/picture-sheets
  --accept       takes none, and accepts those that were taken last: the ones that you have looked at
`;

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    accept: { type: 'boolean', default: false },
    sheets: { type: 'boolean', default: false },
    help: { type: 'boolean' },
  },
});
if (values.help === true) process.stdout.write(usage);
else if (values.sheets) {
  for (const sheet of await makeContactSheets()) process.stdout.write(`${sheet}\n`);
} else if (values.accept) {
  for (const name of acceptPictures(values.only ?? '')) process.stdout.write(`${name}\n`);
} else {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const build = spawnSync(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'build', '--app', '--logLevel', 'error'],
    {
      cwd: root,
      stdio: 'inherit',
    },
  );
  const run = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'pictures'];
  const { status } =
    build.status === 0
      ? spawnSync(
          process.execPath,
          [...run, ...(values.only === undefined ? [] : ['-t', ` ${values.only}`])],
          {
            cwd: root,
            stdio: 'inherit',
          },
        )
      : build;
  process.exitCode = status ?? 1;
}
