/* eslint-disable @typescript-eslint/no-require-imports -- dependency-cruiser reads CommonJS */
/** Imports run one way: see .ci/folders.cjs, which these rules are made from, and tests/architecture, which proves that they hold and can fail. */
const folders = require('./.ci/folders.cjs');

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
      name: 'scenes-stay-out-of-lessons',
      severity: 'error',
      comment: 'Scenes are for the gallery and for tests.',
      from: { path: '^src/', pathNot: '^src/(scenes|pages/gallery)/' },
      to: { path: '^src/(scenes|pages/gallery)/' },
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
