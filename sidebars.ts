import type { SidebarsConfig } from '@docusaurus/plugin-content-docs';

const sidebars: SidebarsConfig = {
  course: [{ type: 'category', label: 'Images', collapsed: false, items: ['images/understanding-images'] }],
  reference: ['reference/simulator', 'reference/glossary'],
  contributing: ['contributing/architecture', 'contributing/lessons', 'contributing/pictures', 'contributing/state-of-the-work'],
};

export default sidebars;
