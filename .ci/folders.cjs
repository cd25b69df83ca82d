/**
 * The folders of src: whom each may import, and which packages it may load (docs/contributing/architecture.mdx, Modules). A folder of src
 * without an entry here fails tests/architecture.
 */
module.exports = {
  engine: { imports: [], packages: ['@noble/hashes', 'fflate'] },
  catalogue: { imports: ['engine'], packages: ['valibot'] },
  cli: { imports: ['engine'], packages: [] },
  shell: { imports: ['engine', 'catalogue'], packages: ['just-bash'] },
  session: { imports: ['engine', 'catalogue', 'cli', 'shell'], packages: ['valibot', '@xterm/headless'] },
  pictures: { imports: ['session'], packages: ['d3-hierarchy'] },
  components: {
    imports: ['session', 'pictures'],
    packages: ['react', 'react-dom', '@xterm/xterm', '@codemirror/', '@lezer/', 'valibot', '@docusaurus/'],
  },
  // Views to draw for tests and the gallery; what a reader loads must not reach them (scenes-stay-out-of-lessons).
  scenes: { imports: ['session', 'pictures', 'engine'], packages: [] },
  theme: { imports: ['components'], packages: ['react', '@docusaurus/', '@mdx-js/react'] },
  pages: { imports: ['components', 'theme', 'scenes', 'pictures', 'session'], packages: ['react', '@docusaurus/'] },
  plugins: {
    imports: ['session', 'cli', 'engine', 'catalogue', 'shell', 'pictures'],
    packages: [
      'unified',
      'unist-util-visit',
      'vfile',
      'mdast',
      'estree-util-value-to-estree',
      'mdast-util-mdx-jsx',
      '@docusaurus/',
      'estree',
      'valibot',
    ],
    node: true,
  },
};
