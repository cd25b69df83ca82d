/**
 * Imports run one way (docs/contributing/architecture.mdx, Modules). Folders: who may import whom. Packages: what each folder may load.
 * tests/architecture proves that every folder of src has a rule here.
 */
const folders = {
  engine: { imports: [], packages: ['@noble/hashes', 'fflate', 'modern-tar'] },
  catalogue: { imports: ['engine'], packages: ['valibot'] },
  cli: { imports: ['engine'], packages: [] },
  shell: { imports: ['engine', 'catalogue'], packages: ['just-bash'] },
  session: { imports: ['engine', 'catalogue', 'cli', 'shell'], packages: ['valibot', '@xterm/headless'] },
  pictures: { imports: ['session'], packages: ['d3-hierarchy', 'd3-interpolate', 'd3-scale', 'd3-shape'] },
  components: {
    imports: ['session', 'pictures'],
    packages: ['react', 'react-dom', '@xterm/xterm', 'd3-interpolate', 'valibot', '@docusaurus/'],
  },
  theme: { imports: ['components'], packages: ['react', '@docusaurus/', '@mdx-js/react'] },
  pages: { imports: ['components', 'theme'], packages: ['react', '@docusaurus/'] },
  plugins: {
    imports: ['session', 'cli', 'engine', 'catalogue', 'pictures'],
    packages: [
      'unified',
      'unist-util-visit',
      'vfile',
      'mdast',
      'estree-util-value-to-estree',
      'mdast-util-mdx-jsx',
      '@docusaurus/',
      'estree',
    ],
    node: true,
  },
};

const alternatives = (names) => names.map((name) => name.replace(/[/@.-]/g, '\\$&')).join('|');

const forbidden = Object.entries(folders).flatMap(([folder, { imports, packages, node }]) => [
  {
    name: `${folder}-imports-downwards`,
    severity: 'error',
    comment: `src/${folder} may import: ${['itself', ...imports].join(', ')}.`,
    from: { path: `^src/${folder}/` },
    to: { path: '^(src|tests|docs)/', pathNot: `^src/(${[folder, ...imports].join('|')})/` },
  },
  {
    name: `${folder}-packages`,
    severity: 'error',
    comment: `src/${folder} may load: ${packages.join(', ') || 'no package'}.`,
    from: { path: `^src/${folder}/` },
    to: {
      dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'],
      pathNot: packages.length === 0 ? '^$' : `node_modules/(@types/)?(${alternatives(packages)})`,
    },
  },
  ...(node
    ? []
    : [
        {
          name: `${folder}-runs-in-browsers`,
          severity: 'error',
          from: { path: `^src/${folder}/` },
          to: { dependencyTypes: ['core'] },
        },
      ]),
]);

module.exports = {
  folders,
  forbidden: [
    ...forbidden,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^@(theme|site|generated|theme-original|docusaurus)' },
    },
    {
      name: 'reading-loads-no-engine',
      severity: 'error',
      comment: 'What a page loads before a pane is used must not reach the engine, but through import().',
      from: { path: '^src/session/(player|recording|worldView|viewPatch)' },
      to: { path: '^src/(engine|cli|shell|catalogue)/', reachable: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '\\.(css|json)$' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
