import { ACCESS_KEYS } from '../sampleKeys.ts';
import { OLD } from './choices.ts';
import type { Configuration } from './configuration.ts';
import { choice, keys, REGION } from './signInParts.ts';

/** Which host is asked, and whom it must be certified by. */

const profile = (more: string): string => `[profile it]\n${keys(ACCESS_KEYS.sample)}${more}`;
export const HOST_ROWS: readonly Configuration[] = [
  { name: 'a host in China', choice, config: profile('region = cn-north-1\n') },
  { name: 'a host in GovCloud', choice, config: profile('region = us-gov-west-1\n') },
  { name: 'a FIPS host', choice, config: profile('region = us-east-1\nuse_fips_endpoint = true\n') },
  { name: 'a dual-stack host', choice, config: profile(`${REGION}use_dualstack_endpoint = true\n`) },
  {
    name: 'a dual-stack host by the environment',
    choice,
    config: profile(REGION),
    env: { AWS_USE_DUALSTACK_ENDPOINT: 'true' },
  },
  {
    name: 'an endpoint in the profile',
    choice,
    config: profile(`${REGION}endpoint_url = {server}\n`),
    differs: OLD,
  },
  {
    name: 'ca_bundle of the profile',
    choice,
    config: profile(`${REGION}ca_bundle = {authority}\n`),
    env: { AWS_CA_BUNDLE: undefined },
  },
  {
    name: 'AWS_CA_BUNDLE before ca_bundle',
    choice,
    config: profile(`${REGION}ca_bundle = {home}/absent.pem\n`),
  },
  {
    name: 'REQUESTS_CA_BUNDLE',
    choice,
    config: profile(REGION),
    env: { AWS_CA_BUNDLE: undefined, REQUESTS_CA_BUNDLE: '{authority}' },
  },
  {
    name: 'ca_bundle of the profile before REQUESTS_CA_BUNDLE',
    choice,
    config: profile(`${REGION}ca_bundle = {authority}\n`),
    env: { AWS_CA_BUNDLE: undefined, REQUESTS_CA_BUNDLE: '{home}/absent.pem' },
  },
  {
    name: 'AWS_CA_BUNDLE before REQUESTS_CA_BUNDLE',
    choice,
    config: profile(REGION),
    env: { REQUESTS_CA_BUNDLE: '{home}/absent.pem' },
  },
  {
    name: 'a ca_bundle with ~ and a variable',
    choice,
    config: profile(`${REGION}ca_bundle = ~/../$BUNDLE\n`),
    env: { AWS_CA_BUNDLE: undefined, BUNDLE: '../../../../../..{authority}' },
    differs: { why: 'The CLI takes ~ and variables of a CA bundle literally, and finds no file.' },
  },
  {
    name: 'a ca_bundle that does not exist',
    choice,
    config: profile(`${REGION}ca_bundle = {home}/absent.pem\n`),
    env: { AWS_CA_BUNDLE: undefined },
  },
  {
    name: 'a Region that only an emulator has, with its endpoint',
    choice,
    config: profile('region = local\nendpoint_url = {server}\n'),
    differs: OLD,
  },
  {
    name: 'a Region that is no host label',
    choice,
    config: profile('region = evil.example/\nendpoint_url = {server}\n'),
  },
  {
    name: 'a server whose certificate is not trusted',
    choice,
    config: profile(REGION),
    env: { AWS_CA_BUNDLE: undefined },
  },
];
