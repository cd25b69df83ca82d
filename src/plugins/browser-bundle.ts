import { join } from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';
import { serverOnly } from './serverOnly';

/** The parts of the live chunk by folder, so that each is weighed by itself (.size-limit.json). What is loaded on first use has names of its own. */
const firstLoaded = Object.fromEntries(
  ['engine', 'cli'].map((folder) => [
    folder,
    {
      name: folder,
      test: new RegExp(`[\\\\/]src[\\\\/]${folder}[\\\\/]`),
      chunks: (chunk: { readonly name?: string | null }): boolean => chunk.name === 'live',
      enforce: true,
    },
  ]),
);

/** Webpack settings of the browser bundle; see docs/contributing/architecture.mdx, "What the browser loads". */
export default function browserBundle({ siteDir }: LoadContext): Plugin {
  return {
    name: 'browser-bundle',
    configureWebpack(_config, isServer, { currentBundler }) {
      const { DefinePlugin, NormalModuleReplacementPlugin } = currentBundler.instance;
      // Known to the bundler, so that what only the server does is left out of the browser's files.
      const define = new DefinePlugin({
        [serverOnly]: JSON.stringify(isServer),
        'typeof window': JSON.stringify(isServer ? 'undefined' : 'object'),
      });
      // The server renders pages at rest: it never runs bash, whose Node build would drag native modules into its bundle.
      if (isServer) return { plugins: [define], resolve: { alias: { 'just-bash': false } } };
      return {
        // just-bash's browser build still imports one Node module (stack.md, section 5).
        plugins: [define, new NormalModuleReplacementPlugin(/^node:zlib$/, join(siteDir, 'src/plugins/zlibInBrowsers.ts'))],
        optimization: {
          // Docusaurus hoists code shared by many lazy chunks into common.js, which every page loads; on a site this small that would put
          // the player and xterm on every page (stack.md, section 1).
          splitChunks: {
            cacheGroups: {
              common: { name: 'common', chunks: 'initial', minChunks: 1_000_000 },
              // One file for the editor, which a budget can name.
              codemirror: {
                name: 'codemirror',
                chunks: 'async',
                enforce: true,
                test: /node_modules[\\/](@codemirror|@lezer|style-mod|crelt|w3c-keyname)[\\/]/,
              },
              // The prompt, the world and the shell all read bash's syntax: one copy, which comes with the first of them.
              syntax: { name: 'syntax', chunks: 'async', enforce: true, test: /[\\/]src[\\/]shell[\\/]unfinished/ },
              ...firstLoaded,
            },
          },
        },
      };
    },
  };
}
