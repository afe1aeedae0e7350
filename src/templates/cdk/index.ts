export { cdkSourceReader } from './sourceReader.ts';
