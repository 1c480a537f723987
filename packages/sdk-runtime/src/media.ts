// What a contract pays for only where it uses it; the generated code imports it by name.
export { parameters } from './parameters.ts';
export { readAny } from './read-any.ts';
export { writeRequest } from './write-request.ts';
export { any, binary, multipart, text, urlencoded } from './writers.ts';
