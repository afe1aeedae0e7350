export { cloudFormationReader } from './reader.ts';
