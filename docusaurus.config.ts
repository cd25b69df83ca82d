import type * as PresetClassic from '@docusaurus/preset-classic';
import type { Config, LoadContext } from '@docusaurus/types';
import { remarkCoverage } from './src/plugins/coverage/remark';
import { dockerSessionPlugin, remarkDockerSession } from './src/plugins/docker-session';
import { remarkGlossary } from './src/plugins/glossary/remark';
import { remarkLessonFacts } from './src/plugins/lesson-facts/remark';

const baseUrl = process.env['BASE_URL'] ?? '/';

/** Facts first: they read the session fences, which the second turns into panes. */
const beforeDefaultRemarkPlugins = [remarkCoverage, remarkGlossary, remarkLessonFacts, [remarkDockerSession, { baseUrl }]];

const config: Config = {
  title: 'Layer by Layer',
  tagline: 'Understand container images by watching them being built, pulled and shared',
  favicon: 'img/favicon.svg',
  url: process.env['SITE_URL'] ?? 'https://layer-by-layer.example',
  baseUrl,
  trailingSlash: false,
  onBrokenLinks: 'throw',
  onBrokenAnchors: 'throw',
  onDuplicateRoutes: 'throw',
  future: { v4: true },
  markdown: { hooks: { onBrokenMarkdownLinks: 'throw', onBrokenMarkdownImages: 'throw' } },
  i18n: { defaultLocale: 'en', locales: ['en'] },
  presets: [
    [
      'classic',
      {
        docs: { sidebarPath: './sidebars.ts', breadcrumbs: false, beforeDefaultRemarkPlugins },
        pages: { beforeDefaultRemarkPlugins },
        blog: false,
        theme: { customCss: ['./src/theme/css/tokens.css', './src/theme/css/site.css', './src/theme/css/layout.css'] },
        sitemap: {},
      } satisfies PresetClassic.Options,
    ],
  ],
  plugins: [
    (context: LoadContext) => dockerSessionPlugin(context),
    './src/plugins/browser-bundle.ts',
    [
      '@docusaurus/plugin-client-redirects',
      {
        redirects: [
          {
            from: ['/docs/docker/02-images/understanding-images', '/docs/docker/02-images/dockerfile-basics'],
            to: '/docs/images/understanding-images',
          },
        ],
      },
    ],
  ],
  themeConfig: {
    colorMode: { respectPrefersColorScheme: true },
    navbar: {
      title: 'Layer by Layer',
      // `pathname:` makes it a plain link: the landing page, with its pane, is not prefetched by every reader of a lesson.
      logo: { alt: '', src: 'img/favicon.svg', width: 28, height: 28, href: `pathname://${baseUrl}`, target: '_self' },
      items: [{ type: 'docSidebar', sidebarId: 'course', position: 'left', label: 'Course' }],
    },
    docs: { sidebar: { hideable: false } },
    footer: {
      links: [
        { label: 'What is simulated', to: '/docs/reference/simulator' },
        { label: 'Glossary', to: '/docs/reference/glossary' },
        { label: 'Contributing', to: '/docs/contributing/lessons' },
      ],
      copyright: 'Layer by Layer reproduces Docker Engine 29.7.2. Not affiliated with Docker, Inc. MIT licence.',
    },
    tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 2 },
    prism: { additionalLanguages: ['docker', 'json', 'bash'] },
  } satisfies PresetClassic.ThemeConfig,
};

export default config;
