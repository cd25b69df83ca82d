/** What comes when a reader takes over. */
export { CommandBar } from './CommandBar';
export { FilesPart } from './FilesPart';
