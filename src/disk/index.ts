export { replaceFile } from './replaceFile.ts';
