import { join } from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';

/** Webpack settings of the browser bundle; see docs/contributing/architecture.mdx, "What the browser loads". */
export default function browserBundle({ siteDir }: LoadContext): Plugin {
  return {
    name: 'browser-bundle',
    configureWebpack(_config, isServer, { currentBundler }) {
      // The server renders pages at rest: it never runs bash, whose Node build would drag native modules into its bundle.
      if (isServer) return { resolve: { alias: { 'just-bash': false } } };
      const { NormalModuleReplacementPlugin } = currentBundler.instance;
      return {
        // just-bash's browser build still imports one Node module (stack.md, section 5).
        plugins: [new NormalModuleReplacementPlugin(/^node:zlib$/, join(siteDir, 'src/plugins/zlibInBrowsers.ts'))],
        optimization: {
          // Docusaurus hoists code shared by many lazy chunks into common.js, which every page loads; on a site this small that would put
          // the player and xterm on every page (stack.md, section 1).
          splitChunks: { cacheGroups: { common: { name: 'common', chunks: 'initial', minChunks: 1_000_000 } } },
        },
      };
    },
  };
}
