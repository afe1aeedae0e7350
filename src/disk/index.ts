export { replaceFile } from './replaceFile.ts';
export { storedFilesIn } from './storedFiles.ts';
