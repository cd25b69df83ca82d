import { join } from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';
import { offenceText } from './offence';
import { publish, recordingsPath, writeRecordings } from './published';
import { scanSite } from './scanSite';

export interface DockerSessionOptions {
  /** Folders with pages, from the site's folder. */
  readonly folders?: readonly string[];
}

/**
 * Runs all sessions of the site before it is built, and publishes their recordings. A build fails with all offences of all pages at once;
 * in development each page shows its own (`remarkDockerSession`), so that one unfinished page does not stop the others.
 */
export function dockerSessionPlugin(context: LoadContext, { folders = ['docs', 'src/pages'] }: DockerSessionOptions = {}): Plugin {
  const developmentFolder = (): string => join(context.generatedFilesDir, 'docker-session', recordingsPath);
  const development = process.env['NODE_ENV'] === 'development';
  return {
    name: 'docker-session',

    async loadContent() {
      const site = await scanSite(context.siteDir, folders);
      publish(site.sessions);
      if (development) writeRecordings(developmentFolder(), { keepWriting: true });
      else if (site.offences.length > 0)
        throw new Error(`docker-session: ${site.offences.length} to correct in the lessons\n${site.offences.map(offenceText).join('\n')}`);
    },

    configureWebpack() {
      if (!development) return {};
      // Docusaurus merges this into the settings of its development server; its types speak of webpack's own settings only.
      const devServer = { static: [{ directory: developmentFolder(), publicPath: `${context.baseUrl}${recordingsPath}`, watch: false }] };
      return { devServer } as ReturnType<NonNullable<Plugin['configureWebpack']>>;
    },

    async postBuild({ outDir }) {
      writeRecordings(join(outDir, recordingsPath), { keepWriting: false });
      return Promise.resolve();
    },
  };
}
