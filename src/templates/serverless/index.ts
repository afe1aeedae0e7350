export { serverlessReader } from './reader.ts';
