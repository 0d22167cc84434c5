export { EXIT_CODES, judge } from './judge.ts';
