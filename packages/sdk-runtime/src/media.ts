// What a contract pays for only where it uses it; the generated code imports it by name.
export { anyBody } from './any-body.ts';
export { parameters } from './parameters.ts';
export { any, binary, multipart, text, urlencoded } from './writers.ts';
