// What a contract pays for only where it uses it; the generated code imports it by name.
export { addEveryCredential } from './every-credential.ts';
export { readAny } from './read-any.ts';
export { writeParameters } from './write-parameters.ts';
export { writeRequest } from './write-request.ts';
export { writeAny, writeBytes, writeMultipart, writeText, writeUrlencoded } from './writers.ts';
