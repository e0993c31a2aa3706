import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** The console's pages, built to static files that the server serves under /console. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  plugins: [react(), withoutFonts(), compressed()],
  build: {
    target: 'es2024',
    outDir: '../dist-console',
    emptyOutDir: true,
    // Inlined files would be `data:` scripts, which the Content-Security-Policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_500,
  },
});

/** A gzipped copy beside each script and style sheet: the server compresses nothing itself. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const [fileName, output] of Object.entries(bundle)) {
          if (!/\.(js|css|svg)$/.test(fileName)) continue;
          const source = gzipSync(output.type === 'chunk' ? output.code : output.source, { level: 9 });
          this.emitFile({ type: 'asset', fileName: `${fileName}.gz`, source });
        }
      },
    },
  };
}

/** Cloudscape's style sheet brings its own typeface along, 140 KB that the theme makes no use of. */
function withoutFonts(): Plugin {
  return {
    name: 'without-fonts',
    enforce: 'pre',
    transform: {
      filter: { id: /@cloudscape-design\/global-styles\/index\.css$/ },
      handler: (code) => code.replaceAll(/@font-face\s*\{[^}]*\}/g, ''),
    },
  };
}
