import { runnerImport } from 'vite';

const SOURCE = new URL('../../console/src/theme/render.ts', import.meta.url).pathname;

/** The style sheet of console/src/theme. Cloudscape's modules are written for a bundler, so one runs them. */
export async function renderTheme(): Promise<string> {
  const { module } = await runnerImport<{ css: string }>(SOURCE, {
    configFile: false,
    logLevel: 'error',
    environments: { inline: { resolve: { noExternal: [/@cloudscape-design/] } } },
  });
  return `/* Written by scripts/generate-theme.ts from theme.ts: don't edit it. */\n${module.css}\n`;
}
